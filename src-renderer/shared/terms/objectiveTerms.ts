import type { Term } from './term';

/** Terms of what is trained and minimized. */
export const objectiveTerms = {
  nll: {
    name: 'NLL, or distortion',
    text: 'Negative log-likelihood of an image given its code: what the decoder gets wrong, in nats per image. Lower is better; on images with gray levels a Bernoulli NLL cannot fall below the entropy floor.',
    formula: String.raw`D = -\,\mathbb{E}_{q(z\mid x)}\,\ln p(x \mid z)`,
    source: 'Kingma and Welling 2014; “distortion” as in Alemi et al. 2018',
  },
  kl: {
    name: 'KL, or rate',
    text: 'How many nats the code of an image takes beyond what the prior knows already: the divergence of the posterior from the prior, summed over latents.',
    formula: String.raw`R = \mathrm{KL}\!\left(q(z\mid x)\,\Vert\,p(z)\right) = \tfrac12\sum_j\left(\mu_j^2+\sigma_j^2-1-\ln\sigma_j^2\right)`,
    source: 'Kingma and Welling 2014, Appendix B; “rate” as in Alemi et al. 2018',
  },
  elbo: {
    name: 'ELBO loss',
    text: 'NLL + KL, whatever β trained the model: an upper bound of −ln p(x), by which runs of different objectives are compared. Lower is better.',
    formula: String.raw`-\mathrm{ELBO} = D + R \;\ge\; -\ln p(x)`,
    source: 'Kingma and Welling 2014; the loss of Tables 5–10 of Watters et al. 2019',
  },
  loss: {
    name: 'Loss',
    text: 'What training minimizes: NLL + KL, or what the objective makes of the two and adds to them. Losses of different objectives cannot be compared; the ELBO loss can.',
    formula: null,
    source: null,
  },
  beta: {
    name: 'β',
    text: 'The weight of the KL term. Above 1 the code has to be cheaper: reconstructions get worse, latents often more independent. At 1 the objective is the ELBO.',
    formula: String.raw`\mathcal L = D + \beta\,R`,
    source: 'Higgins et al. 2017',
  },
  gamma: {
    name: 'γ of FactorVAE',
    text: 'The weight of the total correlation, which a discriminator estimates by telling codes from codes whose latents were permuted over the batch.',
    formula: String.raw`\mathcal L = D + \beta R + \gamma\,\mathrm{KL}\!\left(q(z)\,\Big\Vert\,\textstyle\prod_j q(z_j)\right)`,
    source: 'Kim and Mnih 2018, equation 2',
  },
  capacity: {
    name: 'Capacity C',
    text: 'The KL that an annealed VAE is held to. It rises during training, so that one factor after another finds room.',
    formula: String.raw`\mathcal L = D + \gamma\,\lvert R - C\rvert`,
    source: 'Burgess et al. 2018, equation 8',
  },
  entropyFloor: {
    name: 'Entropy floor',
    text: 'The least NLL that independent Bernoulli pixels can have on these images. What lies above it is the model’s to mend.',
    formula: String.raw`\textstyle\sum_i -x_i\ln x_i-(1-x_i)\ln(1-x_i)`,
    source: null,
  },
  rateDistortion: {
    name: 'Rate and distortion',
    text: 'NLL against KL of models that were trained with different β. A decoder whose curve lies further down and left reconstructs better at the same rate.',
    formula: null,
    source: 'Alemi et al. 2018; Watters et al. 2019, Figure 3',
  },
  latent: {
    name: 'Latent',
    text: 'One dimension z of the code. Its index is arbitrary: replicas find the same factor in different latents.',
    formula: String.raw`q(z_j\mid x)=\mathcal N\!\left(\mu_j(x),\,\sigma_j^2(x)\right)`,
    source: null,
  },
  sigma: {
    name: 'Mean σ of a latent',
    text: 'Posterior standard deviation, averaged over images. Near 0 the latent carries much about an image, near 1 it is the prior and carries nothing.',
    formula: String.raw`\bar\sigma_j=\mathbb{E}_{x}\,\sigma_j(x)`,
    source: 'Watters et al. 2019, Appendix G',
  },
  latentsUsed: {
    name: 'Latents used',
    text: 'How many latents carry something: those whose mean posterior standard deviation is below 0.5.',
    formula: String.raw`\#\left\{\,j : \bar\sigma_j < 0.5\,\right\}`,
    source: 'Watters et al. 2019, Appendix G',
  },
  klPerLatent: {
    name: 'KL of a latent',
    text: 'The part of the KL that one latent costs, in nats. Latents with nearly none are not used.',
    formula: String.raw`\mathrm{KL}\!\left(q(z_j\mid x)\,\Vert\,p(z_j)\right)`,
    source: null,
  },
  prior: {
    name: 'Prior p(z)',
    text: 'The distribution that codes are held to, and that samples are drawn from. A standard normal leaves the axes free to rotate; other priors do not.',
    formula: null,
    source: 'Mathieu et al. 2019, Sections 4 and 6',
  },
  factor: {
    name: 'Factor',
    text: 'Something that varies in the data and of which every image’s value is known, such as the position of a circle. Training does not see it; metrics do.',
    formula: null,
    source: null,
  },
  heldOut: {
    name: 'Held out',
    text: 'A region of factor values that is kept out of training. Its images show whether the model carries on where it has seen nothing.',
    formula: null,
    source: 'Watters et al. 2019, Appendix H',
  },
  spatialBroadcast: {
    name: 'Spatial Broadcast decoder',
    text: 'Repeats the code at every pixel, adds the coordinates x and y as two channels, and applies convolutions that keep the size.',
    formula: String.raw`z \mapsto \left[\,z,\,x,\,y\,\right]\in\mathbb{R}^{h\times w\times(k+2)}`,
    source: 'Watters et al. 2019, Algorithm 1',
  },
  traversal: {
    name: 'Traversal',
    text: 'One latent is moved from −2 to +2 while the others stay. What changes in the image is what the latent stands for. Rows are sorted by mean σ, lowest first.',
    formula: null,
    source: 'Watters et al. 2019, Figure 3',
  },
} as const satisfies Record<string, Term>;
