import { darkPalette, lightPalette } from '@renderer/shared/theme/runColor';
import { cssVariables, darkTokens, lightTokens, type ThemeTokens } from '@renderer/shared/theme/tokens';
import { describe, expect, it } from 'vitest';
import { contrast } from './contrast';

const surfaces: readonly (keyof ThemeTokens)[] = ['surface', 'surfaceRaised', 'surfaceSunken'];

const textOn: readonly (readonly [text: keyof ThemeTokens, surface: keyof ThemeTokens])[] = [
  ...(['text', 'textMuted', 'accent', 'success', 'warning', 'danger'] as const).flatMap((text) => surfaces.map((surface) => [text, surface] as const)),
  ...(['text', 'textMuted'] as const).flatMap((text) => (['surfaceHover', 'surfaceSelected', 'inputSurface', 'accentSoft'] as const).map((surface) => [text, surface] as const)),
  ...(['warningSoft', 'dangerSoft', 'successSoft'] as const).map((surface) => ['text', surface] as const),
  ['accent', 'surfaceSelected'],
  ['accent', 'accentSoft'],
  ['success', 'successSoft'],
  ['warning', 'warningSoft'],
  ['danger', 'dangerSoft'],
  ['onAccent', 'accent'],
  ['onAccent', 'accentHover'],
  ['onAccent', 'accentPressed'],
];

describe('contrast ratio', () => {
  it('is that of the WCAG examples', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});

describe.each([['dark', darkTokens, darkPalette], ['light', lightTokens, lightPalette]] as const)('%s theme', (_name, tokens, palette) => {
  it.each(textOn)('shows %s on %s with a contrast of at least 4.5', (text, surface) => {
    expect(contrast(tokens[text], tokens[surface])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(surfaces)('marks fields and focus on %s with a contrast of at least 3', (surface) => {
    expect(contrast(tokens.accent, tokens[surface])).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens.borderStrong, tokens[surface])).toBeGreaterThanOrEqual(3);
  });

  it.each(palette)('draws runs in %s with a contrast of at least 3', (color) => {
    expect(contrast(color, tokens.surface)).toBeGreaterThanOrEqual(3);
    expect(contrast(color, tokens.surfaceRaised)).toBeGreaterThanOrEqual(3);
  });

  it('has eight different run colors', () => {
    expect(new Set(palette).size).toBe(8);
  });
});

describe('cssVariables', () => {
  it('names every token in kebab case', () => {
    const variables = cssVariables(darkTokens);
    expect(variables['--surface-raised']).toBe(darkTokens.surfaceRaised);
    expect(Object.keys(variables)).toHaveLength(Object.keys(darkTokens).length);
  });
});
