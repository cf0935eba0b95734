import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Component } from 'vue';
import { useCompareStore } from '@renderer/features/compare/compareStore';
import DifferencesView from '@renderer/features/compare/views/differences/DifferencesView.vue';
import InformationView from '@renderer/features/compare/views/information/InformationView.vue';
import RankingView from '@renderer/features/compare/views/ranking/RankingView.vue';
import ParallelView from '@renderer/features/compare/views/relations/ParallelView.vue';
import PairView from '@renderer/features/compare/views/relations/PairView.vue';
import SideBySideView from '@renderer/features/compare/views/sideBySide/SideBySideView.vue';
import { ProblemError } from '@shared/problem';
import { createFakeClient } from '../support/fakeClient';
import { openScreen } from '../support/openScreen';
import { idOf, summariesOf } from './comparedSamples';

const facade = vi.hoisted(() => ({
  draw: vi.fn(() => Promise.resolve()), purge: () => undefined, onClick: vi.fn(), onHover: vi.fn(), zoomed: () => false, toImage: () => Promise.resolve(''),
  area: () => ({ left: 10, top: 20, width: 700, height: 300, xRange: [0, 1], yRange: [0, 1] }),
}));
vi.mock('@renderer/shared/plots/plotlyFacade', () => ({ loadPlotly: () => Promise.resolve(facade) }));
// No canvas in this environment; the difference itself is tested beside it.
vi.mock('@renderer/features/compare/views/sideBySide/DifferenceImage.vue', () => ({ default: { render: () => null } }));
enableAutoUnmount(afterEach);
afterEach(() => { document.body.replaceChildren(); });

Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 720 });
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 360 });

/** A view with four runs: two configurations, two seeds each. */
async function open(view: Component) {
  const client = createFakeClient(summariesOf([0, 1, 2, 3].map((index) => ({ experiment: (base) => ({ ...base, training: { ...base.training, seed: index % 2 }, model: { ...base.model, latents: index < 2 ? 10 : 5 } }) }))));
  const mounted = await openScreen(view, client, '/compare');
  const compare = useCompareStore();
  await vi.waitFor(async () => {
    await flushPromises();
    expect(compare.shown.every(({ evaluation }) => evaluation !== null)).toBe(true);
  });
  await flushPromises();
  return { ...mounted, compare };
}

describe('ParallelView', () => {
  it('picks the runs within the brushes', async () => {
    const { wrapper, compare } = await open(ParallelView);
    compare.settings = { parallel: { columns: ['model.latents', 'elbo'], brushes: { 'model.latents': [0.5, 1] } } };
    await flushPromises();
    expect(wrapper.text()).toContain('2 of 4 runs within the brushes');
    await wrapper.findAll('button').find((button) => button.text() === 'Pick 2')!.trigger('click');
    expect(compare.pickedRuns.map(({ id }) => id)).toEqual([idOf(0), idOf(1)]);
    await wrapper.findAll('button').find((button) => button.text() === 'Clear brushes')!.trigger('click');
    expect(wrapper.text()).not.toContain('within the brushes');
  });
});

describe('PairView', () => {
  it('says how the columns go together, and of how many runs', async () => {
    const { wrapper, compare } = await open(PairView);
    compare.settings = { pair: { x: 'model.latents', y: 'training.seed' } };
    await flushPromises();
    expect(wrapper.text()).toContain('Seed against Latents');
    expect(wrapper.text()).toContain('Pearson r 0.00 · Spearman ρ 0.00 · N 4');
  });

  it('puts what does not exist back to what does', async () => {
    const { wrapper, compare } = await open(PairView);
    compare.settings = { pair: { x: 'gone', y: 'elbo' } };
    await flushPromises();
    expect(wrapper.text()).toMatch(/ELBO against \S+/);
  });
});

/** An observer for which everything is in sight. */
class Sight {
  constructor(private readonly callback: (entries: { isIntersecting: boolean }[]) => void) {}
  observe(): void { this.callback([{ isIntersecting: true }]); }
  disconnect(): void { /* nothing is kept */ }
}

describe('InformationView', () => {
  beforeEach(() => { vi.stubGlobal('IntersectionObserver', Sight); });
  afterEach(() => { vi.unstubAllGlobals(); });

  it('shows worst and best of each group, or the picked runs', async () => {
    const { wrapper, compare } = await open(InformationView);
    expect(wrapper.findAll('section[aria-label$="runs"]')).toHaveLength(2);
    expect(wrapper.findAll('h2').map((title) => title.text())).toEqual(['Worst · seed 0', 'Best · seed 1', 'Worst · seed 0', 'Best · seed 1']);
    compare.pick([idOf(3)]);
    await flushPromises();
    expect(wrapper.findAll('h2').map((title) => title.text())).toEqual([compare.byId.get(idOf(3))!.label]);
  });
});

describe('DifferencesView', () => {
  it('shows what differs between groups, and filters by a value that is clicked', async () => {
    const { wrapper, compare } = await open(DifferencesView);
    const row = () => wrapper.findAll('tbody tr').find((one) => one.find('th').text() === 'Latents')!;
    expect(row().findAll('td').map((cell) => cell.text())).toEqual(['5', '10']);
    expect(wrapper.text()).not.toContain('Learning rate');
    await row().findAll('button')[1]!.trigger('click');
    expect(compare.filters).toEqual({ 'model.latents': ['10'] });
    expect(compare.shown).toHaveLength(2);
  });

  it('makes rows as far as they are seen, and the rest when it is scrolled to', async () => {
    const { wrapper, compare } = await open(DifferencesView);
    compare.settings = { differences: { all: true } };
    await flushPromises();
    expect(wrapper.text()).not.toContain('What came of it');
    const scroller = wrapper.get('.scroll');
    scroller.element.scrollTop = 2000;
    await scroller.trigger('scroll');
    expect(wrapper.text()).toContain('Learning rate');
    expect(wrapper.text()).toContain('What came of it');
    expect(wrapper.findAll('tr.outcome').length).toBeGreaterThan(3);
  });

  it('has the baseline first, and differences from it', async () => {
    const { wrapper, compare } = await open(DifferencesView);
    compare.chosenBaseline = { kind: 'group', key: compare.groups[1]!.key };
    await flushPromises();
    expect(wrapper.findAll('thead th').map((head) => head.text()).slice(1)).toEqual([expect.stringContaining('baseline'), expect.not.stringContaining('baseline')]);
    expect(wrapper.text()).toContain('differences of means from the baseline');
  });
});

describe('RankingView', () => {
  it('ranks what is shown, tells how far it is, and can be cancelled', async () => {
    const { wrapper, client, compare } = await open(RankingView);
    let refuse: (error: unknown) => void = () => undefined;
    client.answer('comparison.rankReplicas', () => new Promise((_, reject) => { refuse = reject; }));
    const rank = () => wrapper.findAll('button').find((button) => button.text() === 'Rank replicas')!;
    await rank().trigger('click');
    await flushPromises();
    const asked = client.made.find(({ name }) => name === 'comparison.rankReplicas')!.input as { ticket: string; ids: string[] };
    expect(asked.ids).toEqual(compare.shown.map(({ id }) => id));
    client.emit('comparison.ranking', { ticket: 'another-ticket', fraction: 0.9 });
    client.emit('comparison.ranking', { ticket: asked.ticket, fraction: 0.4 });
    await flushPromises();
    expect(wrapper.get('[role="status"]').text()).toContain('40');
    await wrapper.findAll('button').find((button) => button.text() === 'Cancel')!.trigger('click');
    expect(client.made.at(-1)).toEqual({ name: 'comparison.cancelRanking', input: { ticket: asked.ticket } });
    refuse(new ProblemError({ code: 'cancelled', what: 'The ranking was cancelled.', where: '', remedy: '' }));
    await flushPromises();
    expect(wrapper.find('[role="status"]').exists()).toBe(false);
    expect(wrapper.find('[role="alert"]').exists()).toBe(false);
  });

  it('shows scores with their levels', async () => {
    const { wrapper } = await open(RankingView);
    await wrapper.findAll('button').find((button) => button.text() === 'Rank replicas')!.trigger('click');
    await flushPromises();
    expect(wrapper.text()).toContain('4 runs · 1,000 images · chance 0.20 · turned latents 0.35');
  });
});

describe('SideBySideView', () => {
  it('moves the same factors of both models, then a latent of each', async () => {
    const { wrapper, client } = await open(SideBySideView);
    await flushPromises();
    expect(wrapper.findAll('img[alt^="What run"]')).toHaveLength(2);
    await wrapper.get<HTMLInputElement>('input[aria-label="Factor x in both"]').setValue('0.7');
    await flushPromises();
    const encoded = client.made.filter(({ name }) => name === 'analysis.encode').map(({ input }) => input as { id: string; factors: number[] });
    expect(encoded.slice(-2).map(({ id }) => id)).toEqual([idOf(2), idOf(0)]);
    expect(encoded.slice(-2).every(({ factors }) => factors[0] === 0.7)).toBe(true);
    await wrapper.findAll('input[type="radio"]')[1]!.setValue(true);
    await flushPromises();
    await wrapper.get<HTMLInputElement>('input[aria-label="Value of the latent in both models"]').setValue('2');
    await flushPromises();
    const decoded = client.made.filter(({ name }) => name === 'analysis.decode').slice(-2).map(({ input }) => (input as { latents: number[][] }).latents[0]!);
    expect(decoded.every((code) => code.includes(2))).toBe(true);
  });

  it('says what is missing where there is one run only', async () => {
    const { wrapper, compare } = await open(SideBySideView);
    compare.compare({ kind: 'runs', ids: [idOf(0)] });
    await flushPromises();
    expect(wrapper.text()).toContain('Choose two runs.');
  });
});
