import { z } from 'zod';

const tourProgressSchema = z.strictObject({
  /** Whether the tour was taken or declined: then it is not offered again. */
  seen: z.boolean(),
  /** The step that is shown; null while no tour is taken. */
  step: z.string().nullable(),
  /** The run that the researcher started in it. */
  run: z.string().nullable(),
});

/** How far the tour is; kept by the browser, so that it goes on after a reload. */
export type TourProgress = z.infer<typeof tourProgressSchema>;

const STORAGE_KEY = 'sbd-workbench.tour';

export function readTourProgress(): TourProgress {
  try {
    return tourProgressSchema.parse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null'));
  } catch {
    return { seen: false, step: null, run: null };
  }
}

export function keepTourProgress(progress: TourProgress): void {
  localStorage.setItem(STORAGE_KEY, JSON.stringify(progress));
}
