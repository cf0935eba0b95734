import { architectureTables } from './catalogue/architectureTables';
import { circlesFigures } from './catalogue/circlesFigures';
import { decomposition } from './catalogue/decomposition';
import { spritesFigures } from './catalogue/spritesFigures';
import { withoutPosition } from './catalogue/withoutPosition';
import type { Reproduction } from './reproduction';

const numberOf = ({ id }: Reproduction) => Number(id.split('-')[1]);

/** Every figure and table of the papers that has an experiment behind it, in the papers' order. Figure 1 is a drawing of the network. */
export const reproductions: readonly Reproduction[] = [
  ...[...spritesFigures, ...circlesFigures, withoutPosition].sort((left, right) => numberOf(left) - numberOf(right)),
  ...architectureTables,
  ...decomposition,
];
