import { expect, test } from 'vitest';
import { openDataset } from '../../../../src-main/datasets/openDataset';
import { renderingSpeed } from '../../../../src-main/training/measurement/renderingSpeed';
import { namedDataset } from '../../../../src-shared/experiment/namedDatasets';

test('both speeds are positive, finite numbers, and the warm-up draws what it should', async () => {
  const source = await openDataset(namedDataset('circles-xy')!.dataset);
  let drawn = 0;
  const counted = { ...source, render: (coordinates: Float64Array, target: Float32Array) => {
    drawn += coordinates.length / source.width;
    source.render(coordinates, target);
  } };
  const { first, steady } = renderingSpeed(counted, 5, 320);
  expect([first, steady].every((speed) => speed > 0 && Number.isFinite(speed))).toBe(true);
  expect(drawn).toBeGreaterThanOrEqual(320 + 2 * 16);
});
