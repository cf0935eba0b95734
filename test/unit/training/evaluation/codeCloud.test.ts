import { describe, expect, it } from 'vitest';
import { codeCloud } from '../../../../src-main/training/evaluation/codeCloud';

const representation = (samples: number) => ({
  samples,
  latents: 3,
  codes: new Float64Array(samples * 3),
  factors: [Int32Array.from({ length: samples }, (_, row) => row % 4)],
  posteriors: { mean: Float64Array.from({ length: samples * 3 }, (_, index) => index), logVariance: new Float64Array(samples * 3).fill(Math.log(0.25)) },
  geometry: null,
});

describe('codeCloud', () => {
  it('shows the two latents of lowest variance, with class and deviation of each image', () => {
    const cloud = codeCloud(representation(2), [0.9, 0.1, 0.5], 'arm');
    expect(cloud).toMatchObject({ latents: [1, 2], factor: 'arm', classes: [0, 1], means: [[1, 2], [4, 5]] });
    for (const deviation of cloud!.deviations.flat()) expect(deviation).toBeCloseTo(0.5);
  });

  it('keeps to a few hundred images, and to one latent twice where there is only one', () => {
    expect(codeCloud(representation(2000), [0.9, 0.1, 0.5], null)!.means).toHaveLength(500);
    expect(codeCloud({ ...representation(3), latents: 1 }, [0.2], null)!.latents).toEqual([0, 0]);
  });

  it('has nothing to show without posteriors', () => {
    expect(codeCloud({ ...representation(2), posteriors: null }, [0.9, 0.1, 0.5], 'arm')).toBeNull();
  });
});
