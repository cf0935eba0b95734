import { vector, type Vector } from '../vector';

/** Light from everywhere. */
const AMBIENT = 0.3476;
/** Light from the camera, along its axis. */
const HEADLIGHT = 0.5985;
/** A spotlight above the left half of the room, pointing down; it alone casts shadows. */
const LAMP = 0.9686;
const LAMP_POSITION: Vector = [-0.637, 0.207, 3.2427];
const LAMP_AIM = vector.unit([0.0054, 0, -1]);
/** The spotlight fades with this power of the cosine of the angle to its axis. */
const LAMP_FOCUS = 11.371;
/** White that a glossy surface adds where the lamp reaches it. */
const GLOSS = 0.1466;

/**
 * What a surface sends back, as factors of its color; each light reaches it on its own. The lights were fitted to published
 * images of 3D Shapes; they follow the lighting of OpenGL, in which they were drawn.
 */
export class RoomLight {
  /** From ambient light and headlight. */
  base = 0;
  /** From the lamp, where nothing is in its way. */
  lamp = 0;
  /** White on top of the color, from the lamp on glossy surfaces. */
  gloss = 0;

  /** @param backward the unit vector towards the camera, horizontal. */
  shine(place: Vector, normal: Vector, backward: Vector): void {
    const [lampX, lampY, lampZ] = RoomLight.towardsLamp(place);
    const length = Math.sqrt(lampX * lampX + lampY * lampY + lampZ * lampZ);
    const facing = (normal[0] * lampX + normal[1] * lampY + normal[2] * lampZ) / length;
    const aimed = Math.max(0, -(LAMP_AIM[0] * lampX + LAMP_AIM[1] * lampY + LAMP_AIM[2] * lampZ) / length) ** LAMP_FOCUS;
    this.base = AMBIENT + HEADLIGHT * Math.max(0, normal[0] * backward[0] + normal[1] * backward[1]);
    this.lamp = LAMP * Math.max(0, facing) * aimed;
    this.gloss = facing > 0 ? GLOSS * aimed : 0;
  }

  /** From a place to the lamp. */
  static towardsLamp([x, y, z]: Vector): Vector {
    return [LAMP_POSITION[0] - x, LAMP_POSITION[1] - y, LAMP_POSITION[2] - z];
  }
}
