import type { Term } from './term';

/** Terms of studies and comparisons. */
export const studyTerms = {
  replica: {
    name: 'Replica',
    text: 'The same experiment with another seed. What one run shows may be luck; what replicas agree on is not.',
    formula: null,
    source: 'Locatello et al. 2019',
  },
  seed: {
    name: 'Seed',
    text: 'What every random number of a run follows from: first weights, data, noise. On one processor the same seed gives the same run.',
    formula: null,
    source: null,
  },
  study: {
    name: 'Study',
    text: 'Experiments that differ in some fields, each with replicas, planned, run and compared as one.',
    formula: null,
    source: null,
  },
  baseline: {
    name: 'Baseline',
    text: 'The run or group that all others are read against: values are shown as differences from it.',
    formula: null,
    source: null,
  },
  confidenceInterval: {
    name: '95 % confidence interval',
    text: 'A range that would hold the true value in 95 of 100 repetitions. Over replicas it says how far other seeds could move a mean, not how far one run lies from another.',
    formula: null,
    source: 'Efron and Tibshirani 1993',
  },
  standardDeviation: {
    name: 'Standard deviation over replicas',
    text: 'How far a single replica typically lies from the mean of its group.',
    formula: String.raw`s=\sqrt{\tfrac{1}{N-1}\textstyle\sum_i(x_i-\bar x)^2}`,
    source: null,
  },
  effectSize: {
    name: 'Effect size',
    text: 'The difference of two groups in units of their spread. Around 0.2 is small, 0.8 large: with enough replicas even a tiny difference becomes certain, and stays tiny.',
    formula: String.raw`d=\frac{\bar x_1-\bar x_2}{s_{\mathrm{pooled}}}`,
    source: 'Cohen 1988; Hedges 1981 for the correction of small groups',
  },
  pearson: {
    name: 'Pearson correlation r',
    text: 'How well a straight line describes two columns: 1 rising, −1 falling, 0 no line. One outlier can make it.',
    formula: String.raw`r=\frac{\sum(x-\bar x)(y-\bar y)}{\sqrt{\sum(x-\bar x)^2\sum(y-\bar y)^2}}`,
    source: null,
  },
  spearman: {
    name: 'Spearman correlation ρ',
    text: 'The same for the ranks of the values: whether one column rises whenever the other does, straight or not.',
    formula: String.raw`\rho=r(\operatorname{rank}x,\operatorname{rank}y)`,
    source: 'Spearman 1904',
  },
  medianRun: {
    name: 'Median, best and worst replica',
    text: 'Replicas are sorted by a metric; the middle one stands for the group, the ends show what luck can do.',
    formula: null,
    source: 'Watters et al. 2019, Figures 4 and 12–20',
  },
} as const satisfies Record<string, Term>;
