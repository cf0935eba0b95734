import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MINIMUM_HEIGHT, MINIMUM_WIDTH, reachableBounds, readWindowState, writeWindowState } from '../../../src-main/hosts/electron/windowState';

const unknown = { bounds: null, maximized: false, background: null };
const bounds = { x: 40, y: 50, width: 1200, height: 800 };
const screen = { x: 0, y: 0, width: 1920, height: 1080 };

describe('window state', () => {
  let path: string;
  beforeEach(() => { path = join(mkdtempSync(join(tmpdir(), 'window-')), 'window.json'); });
  afterEach(() => { rmSync(dirname(path), { recursive: true }); });

  it('comes back as it was written, with nothing left beside it', () => {
    const state = { bounds, maximized: true, background: '#14161a' };
    writeWindowState(path, state);
    expect(readWindowState(path)).toEqual(state);
    expect(readdirSync(dirname(path))).toEqual(['window.json']);
  });

  it.each([
    ['nothing', null], ['a torn file', '{"bounds":{"x":1'], ['an unknown field', JSON.stringify({ ...unknown, zoom: 2 })],
    ['an impossible size', JSON.stringify({ ...unknown, bounds: { ...bounds, width: -1 } })], ['no color', JSON.stringify({ ...unknown, background: 'url(x)' })],
  ])('falls back to the usual place for %s', (_what, text) => {
    if (text !== null) writeFileSync(path, text);
    expect(readWindowState(path)).toEqual(unknown);
  });

  it('survives a folder that can not be written', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    writeWindowState(join(path, 'nowhere', 'window.json'), unknown);
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });
});

describe('reachable bounds', () => {
  it('keeps what can be grasped', () => {
    expect(reachableBounds(bounds, [screen])).toEqual(bounds);
    expect(reachableBounds({ ...bounds, x: 2000 }, [screen, { ...screen, x: 1920 }])).toEqual({ ...bounds, x: 2000 });
  });

  it('gives up what a screen took along', () => {
    expect(reachableBounds(null, [screen])).toBeNull();
    expect(reachableBounds({ ...bounds, x: 2000 }, [screen])).toBeNull();
    expect(reachableBounds({ ...bounds, y: -500 }, [screen])).toBeNull();
    expect(reachableBounds({ ...bounds, y: 1079 }, [screen])).toBeNull();
    expect(reachableBounds({ ...bounds, x: -1150 }, [screen])).toBeNull();
  });

  it('never goes below the smallest size', () => {
    expect(reachableBounds({ x: 0, y: 0, width: 200, height: 100 }, [screen])).toEqual({ x: 0, y: 0, width: MINIMUM_WIDTH, height: MINIMUM_HEIGHT });
  });
});
