import { decode } from 'fast-png';
import type { SpriteSheet } from '../../../../src-shared/run/evaluation';

/** The pixels of a sprite sheet. */
export function pngOf(sheet: SpriteSheet): { width: number; height: number; channels: number; data: Uint8Array } {
  const { width, height, channels, data } = decode(Buffer.from(sheet.dataUrl.replace('data:image/png;base64,', ''), 'base64'));
  return { width, height, channels, data: Uint8Array.from(data) };
}
