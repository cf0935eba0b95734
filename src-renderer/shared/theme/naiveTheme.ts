import type { GlobalThemeOverrides } from 'naive-ui';
import type { ThemeTokens } from './tokens';

const FONT = "'Inter Variable', system-ui, sans-serif";

/** Naive UI's theme made from our tokens: dense, small radii, one accent. */
export function naiveThemeOverrides(tokens: ThemeTokens): GlobalThemeOverrides {
  return {
    common: {
      ...accents(tokens),
      fontFamily: FONT,
      fontSize: '13px',
      fontSizeMini: '11px',
      fontSizeTiny: '12px',
      fontSizeSmall: '13px',
      fontSizeMedium: '13px',
      heightTiny: '22px',
      heightSmall: '26px',
      heightMedium: '30px',
      heightLarge: '36px',
      borderRadius: '5px',
      borderRadiusSmall: '4px',
      bodyColor: tokens.surface,
      cardColor: tokens.surfaceRaised,
      modalColor: tokens.surfaceRaised,
      popoverColor: tokens.surfaceRaised,
      actionColor: tokens.surfaceRaised,
      tableColor: tokens.surfaceRaised,
      tableHeaderColor: tokens.surfaceSunken,
      tableColorHover: tokens.surfaceHover,
      hoverColor: tokens.surfaceHover,
      inputColor: tokens.inputSurface,
      inputColorDisabled: tokens.surfaceSunken,
      borderColor: tokens.border,
      dividerColor: tokens.border,
      textColorBase: tokens.text,
      textColor1: tokens.text,
      textColor2: tokens.text,
      textColor3: tokens.textMuted,
      placeholderColor: tokens.textMuted,
      iconColor: tokens.textMuted,
      railColor: tokens.border,
    },
    Input: { border: `1px solid ${tokens.border}`, borderHover: `1px solid ${tokens.borderStrong}`, colorError: tokens.inputSurface, colorFocusError: tokens.inputSurface, colorFocus: tokens.inputSurface },
    Radio: { buttonColorActive: tokens.accentSoft, buttonTextColorActive: tokens.accent, buttonTextColorHover: tokens.accent, buttonBorderColorActive: tokens.accent, buttonBorderColor: tokens.border, buttonColor: tokens.inputSurface },
    Tooltip: { color: tokens.text, textColor: tokens.surfaceRaised, padding: '4px 8px' },
    Slider: { railHeight: '4px', handleSize: '14px' },
    Dialog: { borderRadius: '8px' },
  };
}

function accents(tokens: ThemeTokens): GlobalThemeOverrides['common'] {
  const plain = (name: string, color: string) => ({ [`${name}Color`]: color, [`${name}ColorHover`]: color, [`${name}ColorPressed`]: color, [`${name}ColorSuppl`]: color });
  return {
    primaryColor: tokens.accent,
    primaryColorHover: tokens.accentHover,
    primaryColorPressed: tokens.accentPressed,
    primaryColorSuppl: tokens.accent,
    ...plain('info', tokens.accent),
    ...plain('success', tokens.success),
    ...plain('warning', tokens.warning),
    ...plain('error', tokens.danger),
    baseColor: tokens.onAccent,
  };
}
