/** What is used of gifenc, which comes without types. */
declare module 'gifenc' {
  type Palette = number[][];
  export function quantize(rgba: Uint8Array, maxColors: number): Palette;
  export function applyPalette(rgba: Uint8Array, palette: Palette): Uint8Array;
  export function GIFEncoder(): {
    writeFrame(indices: Uint8Array, width: number, height: number, options: { readonly palette?: Palette; readonly delay: number }): void;
    finish(): void;
    bytes(): Uint8Array;
  };
}
