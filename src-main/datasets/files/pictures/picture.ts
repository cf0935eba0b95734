/** A picture in memory. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** One is gray, three are red, green and blue. */
  readonly channels: 1 | 3;
  /** [height, width, channels] */
  readonly pixels: Uint8Array;
}
