import { describe, expect, it } from 'vitest';
import { traversalLatents } from '../../../../src-main/training/evaluation/traversalLatents';

describe('traversalLatents', () => {
  it('sweeps one latent a row from −2 to +2 and keeps the others', () => {
    const vectors = traversalLatents([0.5, -0.25], [1, 0], 3);
    expect([...vectors]).toEqual([0.5, -2, 0.5, 0, 0.5, 2, -2, -0.25, 0, -0.25, 2, -0.25]);
  });
});
