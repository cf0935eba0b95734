/** The factor that tells whether there is anything in an image; blank images say nothing about the other factors. */
export const PRESENT_FACTOR = 'present';
