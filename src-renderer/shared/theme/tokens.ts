/** Every color that the application draws with. Each becomes a CSS custom property: `surfaceRaised` is `--surface-raised`. */
export interface ThemeTokens {
  /** The window behind everything. */
  readonly surface: string;
  /** Cards, tables, inputs' panels: what lies on the window. */
  readonly surfaceRaised: string;
  /** Rails, wells and code: what lies below the window. */
  readonly surfaceSunken: string;
  readonly surfaceHover: string;
  readonly surfaceSelected: string;
  readonly inputSurface: string;
  readonly border: string;
  /** Borders that mark something one can act on. */
  readonly borderStrong: string;
  readonly text: string;
  readonly textMuted: string;
  readonly accent: string;
  readonly accentHover: string;
  readonly accentPressed: string;
  /** Text on a fill of the accent color. */
  readonly onAccent: string;
  readonly accentSoft: string;
  readonly success: string;
  readonly successSoft: string;
  readonly warning: string;
  readonly warningSoft: string;
  readonly danger: string;
  readonly dangerSoft: string;
  readonly plotGrid: string;
  readonly plotZero: string;
  readonly shadow: string;
}

export const darkTokens: ThemeTokens = {
  surface: '#14161a',
  surfaceRaised: '#1b1e23',
  surfaceSunken: '#0f1114',
  surfaceHover: '#252930',
  surfaceSelected: '#232d42',
  inputSurface: '#22262c',
  border: '#2b3037',
  borderStrong: '#6b7480',
  text: '#e4e7eb',
  textMuted: '#9ba4b0',
  accent: '#7aa5ff',
  accentHover: '#95b8ff',
  accentPressed: '#6493f5',
  onAccent: '#0b1426',
  accentSoft: '#202b42',
  success: '#4cc38a',
  successSoft: '#17301f',
  warning: '#f0b429',
  warningSoft: '#33290f',
  danger: '#ff8080',
  dangerSoft: '#3a1c1f',
  plotGrid: '#2b3037',
  plotZero: '#454c57',
  shadow: '0 8px 24px rgba(0, 0, 0, 0.45)',
};

export const lightTokens: ThemeTokens = {
  surface: '#f7f8fa',
  surfaceRaised: '#ffffff',
  surfaceSunken: '#eef0f3',
  surfaceHover: '#e9ecf0',
  surfaceSelected: '#e3ebfd',
  inputSurface: '#ffffff',
  border: '#dfe3e8',
  borderStrong: '#7f8895',
  text: '#1a1e24',
  textMuted: '#57606c',
  accent: '#2459cc',
  accentHover: '#1d4cb3',
  accentPressed: '#183f96',
  onAccent: '#ffffff',
  accentSoft: '#e6edfd',
  success: '#12704a',
  successSoft: '#e2f4ea',
  warning: '#855400',
  warningSoft: '#fcf1d8',
  danger: '#b42330',
  dangerSoft: '#fdebec',
  plotGrid: '#e6e9ed',
  plotZero: '#c3c9d1',
  shadow: '0 8px 24px rgba(20, 28, 40, 0.14)',
};

/** The tokens as CSS custom properties, `{ '--surface-raised': '#1b1e23', … }`. */
export function cssVariables(tokens: ThemeTokens): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tokens).map(([name, value]) => [`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, String(value)]),
  );
}
