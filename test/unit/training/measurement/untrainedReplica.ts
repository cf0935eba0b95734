import { initialState } from '../../../../src-main/engine/model/initialState';
import { networkSpecification } from '../../../../src-main/engine/networkSpecification';
import { Generator } from '../../../../src-main/random/generator';
import { RunFolder } from '../../../../src-main/store/runFolder';
import { tinyExperiment } from '../../../support/tinyExperiment';
import { temporaryFolder } from '../../../support/temporaryFolder';

const NO_FACTS = { datasetSize: 500_000, principalVariances: null, coordinatePermutation: null };

/** The path of a run folder whose checkpoint has random weights, large enough that every latent says something. */
export function untrainedReplica(weightsSeed: number, changes: { imageSize?: 64 } = {}): string {
  const tiny = tinyExperiment();
  const experiment = changes.imageSize ? { ...tiny, dataset: { ...tiny.dataset, imageSize: changes.imageSize } as typeof tiny.dataset } : tiny;
  const folder = RunFolder.create(temporaryFolder(), experiment, 'cpu', { tags: [], notes: '' });
  const generator = Generator.fromSeed(weightsSeed, 'weights');
  const state = initialState(networkSpecification(experiment, NO_FACTS), generator);
  folder.writeCheckpoint({ step: 0, state: { ...state, weights: state.weights.map((weight) => weight * 4) }, generator: generator.state(), trainedSeconds: 0, sequence: 0 });
  return folder.path;
}
