import { useTheme } from './theme';

/**
 * The palette of Okabe and Ito (2008), told apart with every common color blindness, each color moved in lightness until it
 * reaches a contrast of 3 on the theme's surfaces. The order keeps neighbors far apart.
 */
export const darkPalette: readonly string[] = ['#56b4e9', '#e69f00', '#1fb58f', '#d98bb8', '#f0e442', '#f0743a', '#5c8fe6', '#b9c0ca'];
export const lightPalette: readonly string[] = ['#2382bd', '#b06f00', '#00805d', '#b0508a', '#857a00', '#c44e00', '#0b4f9e', '#4b535e'];

const STORAGE_KEY = 'sbd-workbench.run-colors';

// A color handed out is remembered by run id: two runs that are looked at together then differ until the palette is used up,
// which a color computed from the id alone could not promise.
const places: Map<string, number> = readPlaces();

function readPlaces(): Map<string, number> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return new Map();
    return new Map(Object.entries(stored).flatMap(([id, place]) => (typeof place === 'number' && Number.isInteger(place) && place >= 0 ? [[id, place]] : [])));
  } catch {
    return new Map();
  }
}

function placeOf(id: string): number {
  const known = places.get(id);
  if (known !== undefined) return known;
  const place = places.size === 0 ? 0 : Math.max(...places.values()) + 1;
  places.set(id, place);
  localStorage.setItem(STORAGE_KEY, JSON.stringify(Object.fromEntries(places)));
  return place;
}

/** The color of a run: the same on every screen and after a restart. Reactive: a computed value that calls it follows the theme. */
export function runColor(id: string): string {
  const palette = useTheme().isDark.value ? darkPalette : lightPalette;
  return palette[placeOf(id) % palette.length]!;
}
