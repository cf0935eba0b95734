import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import DensePlot from '@renderer/shared/plots/dense/DensePlot.vue';
import { emptyFigure } from '@renderer/shared/plots/figure';

let see: (isIntersecting: boolean) => void = () => undefined;

class Sight {
  constructor(callback: (entries: { isIntersecting: boolean }[]) => void) { see = (isIntersecting) => { callback([{ isIntersecting }]); }; }
  observe(): void { /* tests say what is in sight */ }
  disconnect(): void { /* nothing is kept */ }
}
class Size {
  constructor(private readonly callback: () => void) {}
  observe(): void { this.callback(); }
  disconnect(): void { /* nothing is kept */ }
}

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', Sight);
  vi.stubGlobal('ResizeObserver', Size);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(300);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(200);
  const context = new Proxy({}, { get: (_, name) => (name === 'measureText' ? () => ({ width: 10 }) : () => undefined), set: () => true });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const frame = () => new Promise((resolve) => { requestAnimationFrame(() => { requestAnimationFrame(resolve); }); });

describe('DensePlot', () => {
  it('is drawn when it comes into sight, with the newest figure only', async () => {
    const [first, second, third] = [vi.fn(() => emptyFigure), vi.fn(() => emptyFigure), vi.fn(() => emptyFigure)];
    const wrapper = mount(DensePlot, { props: { title: 'Loss', build: first } });
    await wrapper.setProps({ build: second });
    await frame();
    expect(first).not.toHaveBeenCalled();
    expect(second).not.toHaveBeenCalled();
    see(true);
    await frame();
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledTimes(1);
    see(false);
    await wrapper.setProps({ build: third });
    await frame();
    expect(third).not.toHaveBeenCalled();
    see(true);
    await frame();
    expect(third).toHaveBeenCalledTimes(1);
    wrapper.unmount();
  });
});
