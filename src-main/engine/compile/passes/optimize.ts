import type { Graph } from '../graph';
import { fuseBias } from './fuseBias';
import { fuseRelu } from './fuseRelu';
import { reluGradient } from './reluGradient';
import { removeIdentity } from './removeIdentity';
import { shareEqual } from './shareEqual';
import { spreadLate } from './spreadLate';

/** Every pass over a traced graph, in order. None changes a number beyond rounding. */
export function optimize(graph: Graph): Graph {
  return [removeIdentity, shareEqual, spreadLate, reluGradient, fuseBias, fuseRelu].reduce((current, pass) => pass(current), graph);
}
