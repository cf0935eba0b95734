import { beforeEach, describe, expect, it, vi } from 'vitest';

beforeEach(() => {
  localStorage.clear();
  vi.resetModules();
});

const load = () => import('@renderer/shared/theme/runColor');

describe('runColor', () => {
  it('gives eight runs eight colors, and each of them the same color again', async () => {
    const { runColor } = await load();
    const ids = Array.from({ length: 8 }, (_, index) => `run-${String(index)}`);
    const colors = ids.map(runColor);
    expect(new Set(colors).size).toBe(8);
    expect(Object.fromEntries([...ids].reverse().map((id) => [id, runColor(id)]))).toEqual(Object.fromEntries(ids.map((id, index) => [id, colors[index]])));
  });

  it('keeps a color after a restart, whatever is asked for first', async () => {
    const first = await load();
    const before = ['a', 'b', 'c'].map(first.runColor);
    vi.resetModules();
    const second = await load();
    expect(['c', 'a', 'b'].map(second.runColor)).toEqual([before[2], before[0], before[1]]);
  });

  it('starts anew when what was remembered is damaged', async () => {
    localStorage.setItem('sbd-workbench.run-colors', '{"a":');
    const { darkPalette, lightPalette, runColor } = await load();
    expect([darkPalette[0], lightPalette[0]]).toContain(runColor('a'));
  });
});
