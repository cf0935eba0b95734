/**
 * The scene of 3D Object-in-Room (Kim and Mnih 2018; published as 3D Shapes), as it was fitted to published images. The
 * unit of length is the distance from the camera to the axis through the object, which stands on the floor at the origin;
 * x points to the right wall, y to the front wall, z up. The camera orbits the axis and looks at it horizontally.
 */
export const roomScene = {
  camera: {
    /** Focal length, as a fraction of the frame's width. */
    focalLength: 68.045 / 64,
    /** The row of the horizon, as a fraction of the frame's height. */
    horizon: 32.193 / 64,
    height: 0.3007,
  },
  /** The room is square and has no ceiling. */
  room: { halfSide: 1.4349, wallHeight: 0.8188 },
  /** Objects of scale 1. */
  cube: { halfSide: 0.1418 },
  cylinder: { radius: 0.1509, height: 0.3036 },
  sphere: { radius: 0.1714 },
  capsule: { radius: 0.1313, height: 0.5245 },
  sky: [153 / 255, 226 / 255, 249 / 255],
} as const;
