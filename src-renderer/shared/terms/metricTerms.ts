import type { Term } from './term';

/** Terms of what representations are measured by. */
export const metricTerms = {
  mig: {
    name: 'MIG (mutual information gap)',
    text: 'For each factor: how much more the best latent knows about it than the next best, as a share of all there is to know; then the mean over factors. 1 when each factor has a latent of its own. A code that is merely rotated scores low, one that is folded along its axes scores high: look at the geometry too.',
    formula: String.raw`\mathrm{MIG}=\frac1K\sum_{k}\frac{I(z_{1};v_k)-I(z_{2};v_k)}{H(v_k)}`,
    source: 'Chen et al. 2018, equation 6; binned means as in Locatello et al. 2019',
  },
  migSampled: {
    name: 'MIG by sampling',
    text: 'The same gap, its mutual information estimated from samples of the posteriors instead of binned means.',
    formula: String.raw`I(z_j;v_k)=H(z_j)-H(z_j\mid v_k),\quad q(z_j)=\tfrac1N\textstyle\sum_n q(z_j\mid x_n)`,
    source: 'Chen et al. 2018, Appendix C',
  },
  mutualInformation: {
    name: 'Mutual information',
    text: 'How many nats one learns about a factor by looking at a latent. At most the factor’s entropy; 0 when they have nothing to do with each other.',
    formula: String.raw`I(z;v)=\sum_{z,v}p(z,v)\,\ln\frac{p(z,v)}{p(z)\,p(v)}\;\le\;H(v)`,
    source: null,
  },
  informationGap: {
    name: 'Gap of a factor',
    text: 'What MIG averages: the mutual information of the best latent minus that of the second best, over the entropy of the factor.',
    formula: String.raw`\frac{I(z_{1};v_k)-I(z_{2};v_k)}{H(v_k)}`,
    source: 'Chen et al. 2018, equation 6',
  },
  geometryScore: {
    name: 'Geometry score (R²)',
    text: 'How well one affine map takes the two latents of lowest σ to the factors that span the plane. Unlike MIG it does not mind a rotation, and it does mind a fold.',
    formula: String.raw`R^2=1-\frac{\sum_i\lVert v_i-(A\,z_i+b)\rVert^2}{\sum_i\lVert v_i-\bar v\rVert^2}`,
    source: null,
  },
  latentGeometry: {
    name: 'Latent geometry',
    text: 'A grid of factor values, encoded and drawn in the two latents of lowest σ. A straight square grid means that the code keeps the geometry of the factors; black points were held out of training.',
    formula: null,
    source: 'Watters et al. 2019, Section 4.4 and Figure 4',
  },
  singularValueRatio: {
    name: 'Singular-value ratio',
    text: 'Smaller over larger singular value of the affine map from latents to factors, with factors scaled to [0, 1]. At 1 the grid is as long as it is wide.',
    formula: String.raw`\sigma_2(A)\,/\,\sigma_1(A)`,
    source: null,
  },
  factorVaeScore: {
    name: 'FactorVAE score',
    text: 'Batches share one factor; the latent that varies least in a batch votes for it. The score is how often the majority vote is right. Chance is one over the number of factors.',
    formula: String.raw`d^{*}=\arg\min_j\,\mathrm{Var}(z_j)\,/\,s_j^2`,
    source: 'Kim and Mnih 2018, Section 4',
  },
  betaVaeScore: {
    name: 'β-VAE score',
    text: 'A linear classifier is told the mean difference of pairs that share one factor, and has to say which one. It is easily fooled into 1.',
    formula: String.raw`z_{\mathrm{diff}}=\frac1L\sum_l\left\lvert z^{(1)}_l-z^{(2)}_l\right\rvert`,
    source: 'Higgins et al. 2017, Section 3',
  },
  dciDisentanglement: {
    name: 'DCI disentanglement',
    text: 'Whether each latent matters for one factor only, from the importances of boosted trees that predict factors from codes.',
    formula: String.raw`D=\sum_i\rho_i\left(1-H_K(P_{i\cdot})\right)`,
    source: 'Eastwood and Williams 2018',
  },
  dciCompleteness: {
    name: 'DCI completeness',
    text: 'Whether each factor is told by one latent only, from the same importances as disentanglement.',
    formula: String.raw`C=\sum_k\rho_k\left(1-H_D(P_{\cdot k})\right)`,
    source: 'Eastwood and Williams 2018',
  },
  dciInformativeness: {
    name: 'DCI informativeness',
    text: 'How often boosted trees predict the factors right from the whole code.',
    formula: null,
    source: 'Eastwood and Williams 2018; accuracy as in Locatello et al. 2019',
  },
  sap: {
    name: 'SAP (separated attribute predictability)',
    text: 'How much better the best single latent predicts a factor than the next best, averaged over factors.',
    formula: String.raw`\frac1K\sum_k\left(S_{1k}-S_{2k}\right)`,
    source: 'Kumar et al. 2018, Section 3',
  },
  modularity: {
    name: 'Modularity',
    text: 'Whether each latent has information about one factor only. Latents that know nothing count as 0.',
    formula: String.raw`1-\frac{\sum_{k\ne k^{*}}I_{jk}^2}{I_{jk^{*}}^2\,(K-1)}`,
    source: 'Ridgeway and Mozer 2018',
  },
  explicitness: {
    name: 'Explicitness',
    text: 'How well a linear classifier tells each value of a factor from the others: the mean area under the ROC curve. Chance is 0.5.',
    formula: null,
    source: 'Ridgeway and Mozer 2018',
  },
  irs: {
    name: 'IRS (interventional robustness)',
    text: 'How little a latent moves while its factor stays and all others change.',
    formula: String.raw`1-\frac{\mathbb{E}_v\,Q_{99}\lvert z-\mathbb{E}[z\mid v]\rvert}{\max\lvert z-\mathbb{E}z\rvert}`,
    source: 'Suter et al. 2019',
  },
  totalCorrelation: {
    name: 'Total correlation',
    text: 'How far the latents are from independent, in nats; 0 when they are. As a metric it is that of the Gaussian with the codes’ covariance.',
    formula: String.raw`\mathrm{KL}\!\left(q(z)\,\Big\Vert\,\textstyle\prod_j q(z_j)\right)`,
    source: 'Watanabe 1960; Kim and Mnih 2018',
  },
  latentInformation: {
    name: 'Information between latents',
    text: 'Mean mutual information of two different latents, in nats: what is said twice.',
    formula: String.raw`\frac{2}{D(D-1)}\sum_{i<j}I(z_i;z_j)`,
    source: 'Locatello et al. 2019, Appendix C',
  },
  hoyerSparsity: {
    name: 'Hoyer sparsity',
    text: '1 when an image uses a single latent, 0 when it uses all equally. Latents are scaled to the same spread first.',
    formula: String.raw`\frac{\sqrt D-\lVert z\rVert_1/\lVert z\rVert_2}{\sqrt D-1}`,
    source: 'Hurley and Rickard 2009; Mathieu et al. 2019, Section 6.3',
  },
  udr: {
    name: 'UDR (unsupervised disentanglement ranking)',
    text: 'How well the latents of a model match, one to one but for order and sign, those of replicas on the same images; the median over the others. It needs no factors: models that agree tend to be disentangled.',
    formula: String.raw`\mathrm{UDR}_i=\operatorname*{median}_{j\ne i}\;\mathrm{sim}(i,j)`,
    source: 'Duan et al. 2020',
  },
  chance: {
    name: 'Chance level',
    text: 'What the metric says of codes that have nothing to do with the factors; where it looks at no factors, of latents that have nothing to do with each other. Scores near it mean nothing.',
    formula: null,
    source: null,
  },
} as const satisfies Record<string, Term>;
