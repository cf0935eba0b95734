import type { TourStep } from './tourStep';

/** The tour, stop by stop. */
export const tourSteps: readonly TourStep[] = [
  {
    id: 'experiment', screen: 'set-up', over: 'read', target: 'main [aria-label="Experiment"]',
    title: 'This is an experiment',
    words: 'Data, two networks, an objective and a budget: all that a run depends on. The tour has filled in images of a circle, the Spatial Broadcast decoder and a small budget. Every line unfolds.',
  },
  {
    id: 'data', screen: 'set-up', over: 'read', target: 'main [aria-label="Dataset sample"]',
    title: 'It learns from images',
    words: 'Two numbers make each image: the circle’s x and y. Together they span a plane, drawn beside the sample. The model never sees them; it sees the images only. Does it find the plane?',
  },
  {
    id: 'network', screen: 'set-up', over: 'read', target: 'main [aria-label="Network"]',
    title: 'The decoder is what is studied',
    words: 'The encoder squeezes an image into ten latents, the decoder draws it again from them. This one copies the latents to every pixel, adds the pixel’s own x and y, and convolves.',
  },
  {
    id: 'start', screen: 'set-up', over: 'started', target: '[data-tour="start"]',
    title: 'Now train it',
    words: 'Press Start training, at the upper right. Two idle processor cores take about a quarter of a minute; “Estimated time” says how long it is here. Nothing of what follows is a recording.',
  },
  {
    id: 'curves', screen: 'live', over: 'read', target: 'main [aria-label="Loss"], main [aria-label="Latents used"]',
    title: 'The loss falls, latents are put to use',
    words: 'The loss is what training lowers: what the reconstruction misses (NLL) plus what the latents tell (KL). “Latents used” counts those that tell something: two factors need two, and longer training drops the surplus.',
  },
  {
    id: 'geometry', screen: 'live', over: 'trained', target: 'main [aria-label="Geometry"]',
    title: 'The plane unfolds',
    words: 'A grid over the circle’s x and y, drawn where the two sharpest latents put its images. It begins as a heap; watch it become the square that it was. R² is 1 where the latents are the plane, turned or stretched.',
  },
  {
    id: 'explore', screen: 'analyse', over: 'read', target: 'main [aria-label="Geometry"], main [aria-label="Latent explorer"]',
    title: 'Walk through what it learnt',
    words: 'Drag the point across the geometry, or a slider of the explorer: the decoder draws what lies there, as you move. Across the plane the circle moves across the image; where it fades, the surplus latents had a say.',
  },
  {
    id: 'end', screen: 'analyse', over: 'read', target: '[data-tour="export-model"]',
    title: 'Your first trained model',
    words: 'It stays in Runs. Every plot has an export menu; the model leaves as weights or ONNX at the upper right. Does another decoder find the plane, with the same budget?',
  },
];
