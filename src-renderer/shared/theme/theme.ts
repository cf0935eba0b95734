import { computed, readonly, ref, watchEffect, type ComputedRef, type Ref } from 'vue';
import { cssVariables, darkTokens, lightTokens, type ThemeTokens } from './tokens';

export type ThemeMode = 'system' | 'dark' | 'light';

const STORAGE_KEY = 'sbd-workbench.theme';

function storedMode(): ThemeMode {
  const stored = localStorage.getItem(STORAGE_KEY);
  return stored === 'dark' || stored === 'light' ? stored : 'system';
}

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const systemIsDark = ref(systemDark.matches);
systemDark.addEventListener('change', (event) => { systemIsDark.value = event.matches; });

const mode = ref<ThemeMode>(storedMode());
const isDark = computed(() => (mode.value === 'system' ? systemIsDark.value : mode.value === 'dark'));
const tokens = computed(() => (isDark.value ? darkTokens : lightTokens));

export interface Theme {
  /** What the researcher chose. */
  readonly mode: Readonly<Ref<ThemeMode>>;
  /** What is shown. */
  readonly isDark: ComputedRef<boolean>;
  /** The shown theme's colors, for plots and anything else that CSS can't reach. */
  readonly tokens: ComputedRef<ThemeTokens>;
  /** Shows a theme and remembers it. */
  setMode(mode: ThemeMode): void;
}

/** The theme of the whole application. */
export function useTheme(): Theme {
  return {
    mode: readonly(mode),
    isDark,
    tokens,
    setMode(next) {
      mode.value = next;
      localStorage.setItem(STORAGE_KEY, next);
    },
  };
}

/**
 * Keeps the document's custom properties and color scheme equal to the theme, and obeys the desktop's menu, which asks for
 * the other theme with an event; returns a function that stops both.
 */
export function applyTheme(root: HTMLElement): () => void {
  const toggle = () => { useTheme().setMode(isDark.value ? 'light' : 'dark'); };
  window.addEventListener('workbench:toggle-theme', toggle);
  const stop = watchEffect(() => {
    for (const [name, value] of Object.entries(cssVariables(tokens.value))) root.style.setProperty(name, value);
    root.style.colorScheme = isDark.value ? 'dark' : 'light';
    root.dataset['theme'] = isDark.value ? 'dark' : 'light';
    // The desktop keeps this as the background of the next start's empty window.
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', tokens.value.surface);
  });
  return () => {
    stop();
    window.removeEventListener('workbench:toggle-theme', toggle);
  };
}
