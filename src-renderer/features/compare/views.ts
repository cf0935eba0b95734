import { defineAsyncComponent, type Component } from 'vue';

/** One way to look at the compared runs; it reads `useCompareStore` and has no properties. */
export interface CompareView {
  /** Part of addresses and saved views. */
  readonly id: string;
  /** What its tab says. */
  readonly label: string;
  /** What it shows, in a sentence. */
  readonly hint: string;
  readonly component: Component;
}

/** The views in the order of their tabs. */
export const compareViews: readonly CompareView[] = [
  { id: 'rate-distortion', label: 'Rate-distortion', hint: 'Reconstruction against rate and against disentanglement, over a sweep of β', component: defineAsyncComponent(() => import('./views/rateDistortion/RateDistortionView.vue')) },
  { id: 'distributions', label: 'Distributions', hint: 'Any metric over replicas, with the geometry of the worst and the best', component: defineAsyncComponent(() => import('./views/distributions/DistributionsView.vue')) },
  { id: 'wall', label: 'Geometries', hint: 'The latent geometry of every replica at once, sorted by any measure', component: defineAsyncComponent(() => import('./views/wall/WallView.vue')) },
  { id: 'curves', label: 'Curves', hint: 'Training curves of all runs, or the mean and spread of groups', component: defineAsyncComponent(() => import('./views/curves/CurvesView.vue')) },
  { id: 'table', label: 'Table', hint: 'Mean and spread of every metric for each group, against a baseline', component: defineAsyncComponent(() => import('./views/table/TableView.vue')) },
  { id: 'parallel', label: 'Parallel', hint: 'Fields and metrics as parallel axes, a line a run; brush an axis to keep what passes there', component: defineAsyncComponent(() => import('./views/relations/ParallelView.vue')) },
  { id: 'pair', label: 'Scatter', hint: 'Any two fields or metrics against each other, with their correlations', component: defineAsyncComponent(() => import('./views/relations/PairView.vue')) },
  { id: 'information', label: 'Information', hint: 'Which latent knows which factor, and the gap that makes the MIG', component: defineAsyncComponent(() => import('./views/information/InformationView.vue')) },
  { id: 'ranking', label: 'UDR', hint: 'Which replicas agree with the others: disentanglement without factors', component: defineAsyncComponent(() => import('./views/ranking/RankingView.vue')) },
  { id: 'differences', label: 'Differences', hint: 'The fields in which experiments differ, the baseline first', component: defineAsyncComponent(() => import('./views/differences/DifferencesView.vue')) },
  { id: 'side-by-side', label: 'Side by side', hint: 'Two models under one hand: the same factors or the same latent, both images following', component: defineAsyncComponent(() => import('./views/sideBySide/SideBySideView.vue')) },
];
