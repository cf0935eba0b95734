import { beforeEach, describe, expect, it } from 'vitest';
import { keepTourProgress, readTourProgress } from '@renderer/features/tour/tourProgress';

describe('progress of the tour', () => {
  beforeEach(() => { localStorage.clear(); });

  it('begins unseen', () => {
    expect(readTourProgress()).toEqual({ seen: false, step: null, run: null });
  });

  it('is what was kept', () => {
    keepTourProgress({ seen: true, step: 'curves', run: '20260301-100000-broadcast-0' });
    expect(readTourProgress()).toEqual({ seen: true, step: 'curves', run: '20260301-100000-broadcast-0' });
  });

  it('begins anew where another program wrote', () => {
    for (const text of ['{', '{"seen":"yes"}', '[]']) {
      localStorage.setItem('sbd-workbench.tour', text);
      expect(readTourProgress().seen).toBe(false);
    }
  });
});
