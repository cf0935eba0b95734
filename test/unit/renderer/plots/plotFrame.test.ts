import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import GeometryPlot from '@renderer/shared/plots/GeometryPlot.vue';
import PlotFrame from '@renderer/shared/plots/PlotFrame.vue';
import { useTheme } from '@renderer/shared/theme/theme';
import { sampleEvaluation } from '../support/sampleRuns';

const facade = vi.hoisted(() => ({
  draw: vi.fn(() => Promise.resolve()),
  toImage: vi.fn(() => Promise.resolve('data:image/svg+xml,%3Csvg%2F%3E')),
  purge: vi.fn(),
  onClick: vi.fn(),
  onHover: vi.fn<(element: HTMLElement, listener: (event: object | null) => void) => void>(),
  zoomed: vi.fn(() => false),
  area: vi.fn(() => ({ left: 40, top: 10, width: 200, height: 200, xRange: [-2, 2], yRange: [-2, 2] })),
}));
const paintFigure = vi.hoisted(() => vi.fn());
vi.mock('@renderer/shared/plots/painter/paintFigure', () => ({ paintFigure }));
const saved = vi.hoisted((): { name: string; content: Blob }[] => []);
vi.mock('@renderer/shared/plots/plotlyFacade', () => ({ loadPlotly: () => Promise.resolve(facade) }));
vi.mock('@renderer/shared/plots/saveFile', async (original) => ({
  ...await original<object>(),
  saveFile: (name: string, content: Blob) => { saved.push({ name, content }); },
}));

/** Lets frames and the promises behind them pass. */
async function settle(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await flushPromises();
  }
}

const figure = (value: number) => vi.fn(() => ({ data: [], layout: { meta: value }, table: () => ({ columns: ['step', 'value'], rows: [[1, value]] }) }));

beforeEach(() => {
  vi.clearAllMocks();
  saved.length = 0;
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 400 });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 200 });
});
enableAutoUnmount(afterEach);
afterEach(() => { useTheme().setMode('system'); });

describe('PlotFrame', () => {
  it('draws with the size that it has, and purges when it goes', async () => {
    const wrapper = mount(PlotFrame, { props: { title: 'Loss', build: figure(1) } });
    await settle();
    expect(facade.draw).toHaveBeenCalledTimes(1);
    expect(facade.draw).toHaveBeenCalledWith(wrapper.get('[role="img"]').element, [], { meta: 1, width: 400, height: 200 });
    wrapper.unmount();
    expect(facade.purge).toHaveBeenCalledTimes(1);
  });

  it('tells which points are under the pointer, however often it is drawn', async () => {
    const wrapper = mount(PlotFrame, { props: { title: 'Loss', build: figure(1), redrawInterval: 0 } });
    await settle();
    await wrapper.setProps({ build: figure(2) });
    await settle();
    expect(facade.onHover).toHaveBeenCalledTimes(1);
    const [hover] = facade.onHover.mock.calls.map(([, listener]) => listener);
    hover!({ points: [1] });
    hover!(null);
    expect(wrapper.emitted('hover')).toEqual([[{ points: [1] }], [null]]);
  });

  it('folds a burst of new data into one redraw, with the newest', async () => {
    const wrapper = mount(PlotFrame, { props: { title: 'Loss', build: figure(0), redrawInterval: 0 } });
    await settle();
    facade.draw.mockClear();
    for (let value = 1; value <= 5; value++) {
      await wrapper.setProps({ build: figure(value) });
    }
    await vi.waitFor(() => { expect(facade.draw).toHaveBeenCalled(); });
    await settle();
    expect(facade.draw).toHaveBeenCalledTimes(1);
    expect(facade.draw.mock.calls[0]).toMatchObject([{}, [], { meta: 5 }]);
  });

  it('is painted while it grows, and drawn by Plotly for whoever points at it', async () => {
    const wrapper = mount(PlotFrame, { props: { title: 'Loss', build: figure(1), growing: true, redrawInterval: 0 } });
    await settle();
    expect(paintFigure).toHaveBeenCalledTimes(1);
    expect(facade.draw).not.toHaveBeenCalled();
    await wrapper.get('.area').trigger('pointerenter');
    await vi.waitFor(() => { expect(facade.draw).toHaveBeenCalledTimes(1); });
    await settle();
    expect(wrapper.get('[role="img"]').classes()).not.toContain('hidden');
    await wrapper.get('.area').trigger('pointerleave');
    await vi.waitFor(() => { expect(paintFigure).toHaveBeenCalledTimes(2); });
    expect(wrapper.get('[role="img"]').classes()).toContain('hidden');
    await wrapper.setProps({ growing: false });
    await vi.waitFor(() => { expect(facade.draw).toHaveBeenCalledTimes(2); });
  });

  it('leaves a zoomed plot to Plotly, which keeps the zoom', async () => {
    facade.zoomed.mockReturnValue(true);
    const wrapper = mount(PlotFrame, { props: { title: 'Loss', build: figure(1), redrawInterval: 0 } });
    await settle();
    await wrapper.setProps({ growing: true });
    await vi.waitFor(() => { expect(facade.draw).toHaveBeenCalledTimes(2); });
    expect(paintFigure).not.toHaveBeenCalled();
    facade.zoomed.mockReturnValue(false);
  });

  it('redraws in the other theme\'s colors', async () => {
    useTheme().setMode('dark');
    const build = figure(1);
    mount(PlotFrame, { props: { title: 'Loss', build, redrawInterval: 0 } });
    await settle();
    useTheme().setMode('light');
    await vi.waitFor(() => { expect(build).toHaveBeenCalledTimes(2); });
    expect(build.mock.calls.map(([palette]: unknown[]) => (palette as { isDark: boolean }).isDark)).toEqual([true, false]);
  });

  it('exports the plotted numbers, and a light picture from a dark screen', async () => {
    useTheme().setMode('dark');
    const build = figure(7);
    const wrapper = mount(PlotFrame, { props: { title: 'Loss', context: 'Run A', build } });
    await settle();
    build.mockClear();
    const button = wrapper.get('button[aria-label="Export Loss"]');
    await button.trigger('pointerdown');
    await button.trigger('click');
    expect(button.attributes('aria-expanded')).toBe('true');
    wrapper.findComponent({ name: 'Dropdown' }).vm.$emit('select', 'csv');
    await settle();
    expect(button.attributes('aria-expanded')).toBe('false');
    wrapper.findComponent({ name: 'Dropdown' }).vm.$emit('select', 'svg');
    await settle();
    expect(saved.map(({ name }) => name)).toEqual(['run-a-loss.csv', 'run-a-loss.svg']);
    expect(await saved[0]!.content.text()).toBe('step,value\n1,7\n');
    expect(await saved[1]!.content.text()).toBe('<svg/>');
    expect(build.mock.calls.every(([palette]: unknown[]) => !(palette as { isDark: boolean }).isDark)).toBe(true);
  });

  it('says what is missing instead of drawing an empty plot', async () => {
    const wrapper = mount(PlotFrame, { props: { title: 'MIG', build: figure(1), empty: 'No values yet.' } });
    await settle();
    expect(wrapper.text()).toContain('No values yet.');
    expect(facade.draw).not.toHaveBeenCalled();
    expect(wrapper.get('[aria-label="Export MIG"]').attributes('disabled')).toBeDefined();
  });

  it('says why a plot could not be drawn, and draws it on retry', async () => {
    facade.draw.mockRejectedValueOnce(new Error('The plotting library could not be loaded.'));
    const wrapper = mount(PlotFrame, { props: { title: 'Loss', build: figure(1), redrawInterval: 0 } });
    await settle();
    expect(wrapper.get('[role="alert"]').text()).toContain('The plotting library could not be loaded.');
    await wrapper.get('[role="alert"] button').trigger('click');
    await vi.waitFor(() => { expect(wrapper.find('[role="alert"]').exists()).toBe(false); });
  });
});

describe('GeometryPlot', () => {
  const { geometry } = sampleEvaluation();

  it('moves the handle with the arrow keys, further with Shift', async () => {
    const wrapper = mount(GeometryPlot, { props: { geometry, position: { x: 0.5, y: -0.5 } } });
    await settle();
    const handle = wrapper.get('[aria-roledescription="two-dimensional slider"]');
    expect(handle.attributes('aria-label')).toContain('latent 0 0.500, latent 1 −0.500');
    await handle.trigger('keydown', { key: 'ArrowRight' });
    await handle.trigger('keydown', { key: 'ArrowUp', shiftKey: true });
    const moves = wrapper.emitted('move')!.map(([position]) => position as { x: number; y: number });
    expect(moves[0]!.x).toBeCloseTo(0.55);
    expect(moves[1]!.y).toBeCloseTo(-0.25);
  });

  it('moves where it is pressed', async () => {
    const wrapper = mount(GeometryPlot, { props: { geometry, position: { x: 0, y: 0 } } });
    await settle();
    const field = wrapper.get<HTMLElement>('.field');
    field.element.setPointerCapture = () => undefined;
    await field.trigger('pointerdown', { button: 0, clientX: 150, clientY: 50 });
    const [[position]] = wrapper.emitted('move') as [[{ x: number; y: number }]];
    expect(position.x).toBeCloseTo(1);
    expect(position.y).toBeCloseTo(1);
  });

  it('puts the score and the ratio of singular values beside the title', async () => {
    const wrapper = mount(GeometryPlot, { props: { geometry } });
    await settle();
    expect(wrapper.text()).toContain(`R² ${geometry.score.toFixed(3)} · singular-value ratio ${geometry.singularValueRatio!.toFixed(2)}`);
    expect(wrapper.find('.field').exists()).toBe(false);
  });
});
