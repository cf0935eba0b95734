/** Pictures that follow each other, over and over. */
export interface Animation {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /** Each [height, width, 3], red, green and blue. */
  readonly frames: readonly Uint8Array[];
}
