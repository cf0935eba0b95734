/** Images that a snapshot measures the NLL on: decoding is by far the dearest part, and training waits for it. */
export const SNAPSHOT_NLL_SAMPLES = 256;

/** Images that the evaluation at the end measures the NLL on: its standard error is then some tenths of a nat. */
export const FINAL_NLL_SAMPLES = 2000;
