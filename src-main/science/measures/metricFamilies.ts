import { attributePredictabilityFamily } from './attributePredictabilityFamily';
import { betaVaeFamily } from './betaVaeFamily';
import { dciFamily } from './dciFamily';
import { explicitnessFamily } from './explicitnessFamily';
import { factorVaeFamily } from './factorVaeFamily';
import { geometryFamily } from './geometryFamily';
import { informationFamily } from './informationFamily';
import { latentsFamily } from './latentsFamily';
import type { MetricFamily } from './metricFamily';
import { robustnessFamily } from './robustnessFamily';
import { sampledInformationFamily } from './sampledInformationFamily';

/** All metrics of a representation, in the order in which they are listed. */
export const metricFamilies: readonly MetricFamily[] = [
  informationFamily,
  sampledInformationFamily,
  factorVaeFamily,
  betaVaeFamily,
  dciFamily,
  attributePredictabilityFamily,
  explicitnessFamily,
  robustnessFamily,
  geometryFamily,
  latentsFamily,
];
