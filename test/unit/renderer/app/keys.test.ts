import { isTyping, listenToKeys, pathOf } from '@renderer/app/keys';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const open = vi.fn();
const help = vi.fn();
const palette = vi.fn();
let stop: () => void;

beforeEach(() => { stop = listenToKeys(window, { open, help, palette }); });
afterEach(() => {
  stop();
  vi.clearAllMocks();
  document.body.replaceChildren();
});

function press(key: string, options: KeyboardEventInit = {}, target: EventTarget = document.body): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }));
}

describe('listenToKeys', () => {
  it('opens screens with Ctrl and a digit', () => {
    press('2', { ctrlKey: true });
    press('6', { ctrlKey: true });
    expect(open.mock.calls).toEqual([['/live'], ['/analyse']]);
  });

  it('leaves bare digits alone', () => {
    press('2');
    expect(open).not.toHaveBeenCalled();
  });

  it.each([true, false])('shows help at “?”, Shift %s', (shiftKey) => {
    press('?', { shiftKey });
    expect(help).toHaveBeenCalledOnce();
  });

  it('lets a question mark be typed into a field', () => {
    const field = document.createElement('input');
    document.body.append(field);
    press('?', { shiftKey: true }, field);
    expect(help).not.toHaveBeenCalled();
  });

  it('opens the palette with Ctrl and K, also while a field is typed in', () => {
    press('k', { ctrlKey: true });
    const field = document.createElement('input');
    document.body.append(field);
    press('k', { ctrlKey: true }, field);
    expect(palette).toHaveBeenCalledTimes(2);
    press('k');
    expect(palette).toHaveBeenCalledTimes(2);
  });

  it('stops listening', () => {
    stop();
    press('2', { ctrlKey: true });
    expect(open).not.toHaveBeenCalled();
  });
});

describe('isTyping', () => {
  it('knows fields from the rest', () => {
    expect(isTyping(document.createElement('textarea'))).toBe(true);
    expect(isTyping(document.createElement('button'))).toBe(false);
    expect(isTyping(null)).toBe(false);
  });
});

describe('pathOf', () => {
  it('drops what a path may leave out', () => {
    expect(pathOf('/analyse/:id?')).toBe('/analyse');
  });
});
