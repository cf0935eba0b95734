/** Adam as Kingma and Ba 2015 suggest it; the learning rate is an experiment's own. */
export const standardAdam = { type: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
