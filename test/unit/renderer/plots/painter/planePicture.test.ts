import { beforeEach, describe, expect, it, vi } from 'vitest';
import { paintPlane } from '@renderer/shared/plots/painter/paintPlane';
import { planePicture } from '@renderer/shared/plots/painter/planePicture';
import { sampleEvaluation } from '../../support/sampleRuns';

vi.mock('@renderer/shared/plots/painter/paintPlane', () => ({ paintPlane: vi.fn() }));
// No canvas in this environment; what is drawn on one is tested beside paintPlane.
Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { configurable: true, value: () => ({ setTransform: () => undefined }) });

const painted = vi.mocked(paintPlane);
const newPlane = () => ({ ...sampleEvaluation(1000).geometry });
beforeEach(() => { painted.mockClear(); });

describe('planePicture', () => {
  it('paints a plane once, in device pixels', () => {
    const plane = newPlane();
    const picture = planePicture(plane, 100, 2, false);
    expect(planePicture(plane, 100, 2, false)).toBe(picture);
    expect([picture.width, picture.height]).toEqual([200, 200]);
    expect(painted).toHaveBeenCalledTimes(1);
    expect(painted.mock.calls[0]!.slice(1, 3)).toEqual([plane, 100]);
  });

  it('paints it anew where its size, the screen or the theme is another', () => {
    const plane = newPlane();
    planePicture(plane, 100, 1, false);
    planePicture(plane, 120, 1, false);
    planePicture(plane, 120, 2, false);
    planePicture(plane, 120, 2, true);
    expect(painted.mock.calls.map(([, , side, { isDark }]) => [side, isDark])).toEqual([[100, false], [120, false], [120, false], [120, true]]);
  });

  it('forgets the pictures that were looked at longest ago', () => {
    const [first, second] = [newPlane(), newPlane()];
    planePicture(first, 1000, 1, false);
    planePicture(second, 1000, 1, false);
    // Looked at again, so that the second is now the older one; seven more of a megapixel make nine.
    planePicture(first, 1000, 1, false);
    for (let more = 0; more < 7; more++) planePicture(newPlane(), 1000, 1, false);
    painted.mockClear();
    planePicture(first, 1000, 1, false);
    expect(painted).not.toHaveBeenCalled();
    planePicture(second, 1000, 1, false);
    expect(painted).toHaveBeenCalledTimes(1);
  });
});
