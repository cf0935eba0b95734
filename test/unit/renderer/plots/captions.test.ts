import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { captionedSvg } from '@renderer/shared/plots/captions/captionedSvg';
import { captionText } from '@renderer/shared/plots/captions/captionText';
import { providePlotRuns } from '@renderer/shared/plots/captions/plotRuns';
import FigureDialog from '@renderer/shared/plots/FigureDialog.vue';
import { provideClient } from '@renderer/shared/client/client';
import { createFakeClient } from '../support/fakeClient';
import { sampleRun } from '../support/sampleRuns';

const facade = vi.hoisted(() => ({ toImage: vi.fn(() => Promise.resolve(`data:image/svg+xml,${encodeURIComponent('<svg width="900" height="300"><g id="plot"/></svg>')}`)) }));
const rasterize = vi.hoisted(() => vi.fn((picture: object, scale: number) => Promise.resolve(new Blob([JSON.stringify({ ...picture, scale })]))));
const saved = vi.hoisted((): { name: string; content: Blob }[] => []);
vi.mock('@renderer/shared/plots/plotlyFacade', () => ({ loadPlotly: () => Promise.resolve(facade) }));
vi.mock('@renderer/shared/plots/captions/rasterize', () => ({ rasterize }));
vi.mock('@renderer/shared/plots/saveFile', async (original) => ({
  ...await original<object>(),
  saveFile: (name: string, content: Blob) => { saved.push({ name, content }); },
}));
enableAutoUnmount(afterEach);
beforeEach(() => {
  saved.length = 0;
  vi.clearAllMocks();
});

const application = { version: '1.2.3', commit: '0123456789abcdef' };
const runOf = (seed: number, decoder: 'broadcast' | 'deconv' = 'broadcast') => sampleRun(`20260301-100000-${decoder}-${String(seed)}`, 'finished', seed, decoder);
const parts = { title: 'NLL', subtitle: '', context: '', application };

describe('captionText', () => {
  it('names data, model, seeds, how many runs, and the commit', () => {
    const runs = [3, 0, 1, 2, 7].map((seed) => runOf(seed));
    const text = captionText({ ...parts, subtitle: 'nats per image', context: 'step 500', runs });
    expect(text).toMatch(/^NLL, nats per image \(step 500\)\. Data: Circles \(x, y\) 32²×3\. Model: Broadcast decoder, 10 latents, .*, 1,000 steps of \d+\. Seeds 0–3, 7 \(N = 5\)\. SBD Workbench 1\.2\.3, commit 0123456789ab\.$/);
  });

  it('names a few models and counts many', () => {
    const two = captionText({ ...parts, runs: [runOf(0), runOf(0, 'deconv')] });
    expect(two).toMatch(/Model: Broadcast decoder, .*; DeConv decoder, /);
    const many = [2, 3, 4, 5].map((latents) => ({ ...runOf(0), experiment: { ...runOf(0).experiment, model: { ...runOf(0).experiment.model, latents } } }));
    expect(captionText({ ...parts, runs: many })).toContain('Model: 4 models. Seeds 0 (N = 4).');
  });

  it('tells apart what was imported', () => {
    const foreign = { ...runOf(1), status: { ...runOf(1).status, origin: { source: 'csv' as const, name: 'a.csv', importedAt: '2026-03-01T10:00:00.000Z' } } };
    expect(captionText({ ...parts, runs: [runOf(0), foreign] })).toContain('Seeds 0, 1 (N = 2, 1 of them imported).');
  });

  it('says no more than is known', () => {
    expect(captionText({ ...parts, runs: [], application: { version: '1.0.0', commit: null } })).toBe('NLL. SBD Workbench 1.0.0.');
  });
});

describe('captionedSvg', () => {
  it('puts whole words below the picture, as text', () => {
    const { svg, width, height } = captionedSvg({ svg: '<?xml version="1.0"?>\n<svg><g id="plot"/></svg>', width: 500, height: 300 }, `a <b> & ${'word '.repeat(60).trim()}`);
    const page = new DOMParser().parseFromString(svg, 'image/svg+xml');
    const texts = [...page.querySelectorAll('text')].map((text) => text.textContent);
    expect(page.querySelector('#plot')).not.toBeNull();
    expect(texts.join(' ')).toBe(`a <b> & ${'word '.repeat(60).trim()}`);
    expect(texts.length).toBeGreaterThan(2);
    expect([width, height]).toEqual([500, 300 + 12 + 15 * texts.length]);
  });
});

describe('FigureDialog', () => {
  async function open(): Promise<void> {
    provideClient(createFakeClient());
    const build = () => ({ data: [], layout: {}, table: () => ({ columns: ['step'], rows: [[1]] }) });
    const screen = defineComponent({
      setup() {
        providePlotRuns(() => [runOf(4)]);
        return () => h(FigureDialog, { shown: true, title: 'NLL', subtitle: '', context: '', build, size: () => ({ width: 600, height: 200 }) });
      },
    });
    mount(screen, { attachTo: document.body });
    await flushPromises();
  }
  const press = async (text: string) => {
    [...document.querySelectorAll<HTMLButtonElement>('[role="dialog"] button')].find((button) => button.textContent.trim() === text)!.click();
    await vi.waitFor(() => { expect(saved).toHaveLength(1); });
  };

  it('saves a PNG of the chosen size with the caption of its runs', async () => {
    await open();
    await press('PNG');
    expect(facade.toImage).toHaveBeenCalledWith([], expect.anything(), { format: 'svg', width: 600, height: 234, scale: 1 });
    const [picture, scale] = rasterize.mock.calls[0]! as unknown as [{ svg: string; height: number }, number];
    expect(scale).toBe(3);
    expect(picture.svg.replace(/<\/text><text[^>]*>/g, ' ')).toContain('Seeds 4 (N = 1). SBD Workbench 0.1.0, commit fedcba987654.');
    expect(saved[0]!.name).toBe('nll.png');
  });

  it('saves the plotted numbers', async () => {
    await open();
    await press('CSV');
    expect(await saved[0]!.content.text()).toBe('step\n1\n');
  });
});
