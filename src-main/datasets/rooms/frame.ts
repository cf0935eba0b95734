/** Side of the drawn images in pixels. */
export const PICTURE_SIZE = 64;
/** Rays along each side of a pixel. Three come closest to the published images: they seem to have been drawn at 192 pixels. */
export const RAYS = 3;
/** Rays along each side of the frame. */
export const SAMPLES = PICTURE_SIZE * RAYS;
