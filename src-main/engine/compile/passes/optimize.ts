import type { Graph } from '../graph';
import { fuseBias } from './fuseBias';
import { reluGradient } from './reluGradient';
import { removeIdentity } from './removeIdentity';

/** Every pass over a traced graph, in order. None changes a number beyond rounding. */
export function optimize(graph: Graph): Graph {
  return [removeIdentity, reluGradient, fuseBias].reduce((current, pass) => pass(current), graph);
}
