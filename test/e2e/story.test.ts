import { expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility';
import { tellStory } from './tellStory';
import { PATIENCE, until } from './until';

const NAME = 'A story';
const POINTS = 'Points of a pinwheel';

tellStory('story', (stage, door) => {
  it('starts a small experiment by clicking', async () => {
    const { workbench } = stage;
    await workbench.goTo('Set up');
    await workbench.button(/^X-Y circles · broadcast decoder/).click();
    await workbench.page.getByRole('textbox', { name: 'Name', exact: true }).fill(NAME);
    // Long enough to be paused and resumed at leisure on the fastest machine; nobody waits for its end.
    await workbench.setField('Training', 'Steps', '100000');
    await workbench.setField('Evaluation', 'Samples', '200');
    await workbench.setField('Evaluation', 'Snapshots', '12');
    // The one device that every machine has; a software GPU, which CI has too, would take minutes to be measured.
    await workbench.choose('Device', 'Train on', /^cpu/);
    await workbench.button('Start training').click();
    await workbench.shows('Live');
    await workbench.queued(NAME).isIn('running');
  });

  it('shows curves that grow', async () => {
    const { workbench } = stage;
    await workbench.queued(NAME).isPast(2);
    const early = await workbench.exportCsv('Loss');
    expect(early.length).toBeGreaterThan(1);
    const late = await until('a longer curve', () => workbench.exportCsv('Loss'), (lines) => lines.length > early.length);
    expect(late.slice(0, early.length)).toEqual(early);
  });

  it('pauses and resumes', async () => {
    const run = stage.workbench.queued(NAME);
    await run.press('Pause');
    await run.isIn('paused');
    const paused = await run.step();
    await run.press('Resume');
    await run.isIn('running');
    await run.isPast(paused);
  });

  it('shows geometry, reconstructions and traversals while it trains', async () => {
    const { workbench } = stage;
    await workbench.region('Reconstructions').getByRole('img').waitFor({ timeout: PATIENCE });
    await workbench.region('Traversals').getByRole('img').waitFor({ timeout: PATIENCE });
    const geometry = await workbench.exportCsv('Geometry');
    expect(geometry.length).toBeGreaterThan(20);
    await workbench.photograph(`${door.id}-live`);
    expect(await accessibilityFaults(workbench.page)).toEqual([]);
  });

  it('keeps a checkpoint when it is closed in the middle, and finds the run again', async () => {
    const before = await stage.workbench.queued(NAME).step();
    expect(stage.workbench.complaints).toEqual([]);
    await stage.close();
    await stage.open();
    const { workbench } = stage;
    await workbench.goTo('Runs');
    await workbench.page.getByRole('textbox', { name: 'Filter runs' }).fill('story');
    const row = workbench.page.getByRole('row').filter({ hasText: NAME });
    await row.getByText('interrupted').waitFor({ timeout: PATIENCE });
    await workbench.photograph(`${door.id}-runs`);
    expect(await accessibilityFaults(workbench.page)).toEqual([]);

    await row.getByRole('checkbox').click();
    await workbench.button('Resume').click();
    await workbench.goTo('Live');
    const run = workbench.queued(NAME);
    await run.isIn('running');
    await run.isPast(before);
    await run.press('Stop');
    await run.isIn('stopped');
  });

  it('looks into the latent space of the stopped run', async () => {
    const { workbench } = stage;
    await workbench.goTo('Runs');
    await workbench.page.getByRole('row').filter({ hasText: NAME }).getByText(NAME).dblclick();
    await workbench.shows('Analyse');
    const snapshots = workbench.page.getByRole('slider', { name: 'Snapshot' });
    await until('several snapshots', async () => Number(await snapshots.getAttribute('max')), (last) => last > 1);
    const traversals = workbench.region('Traversals').getByRole('img');
    await traversals.waitFor({ timeout: PATIENCE });

    const decoded = workbench.region('Latent explorer').getByRole('img', { name: /decoded/ });
    await decoded.waitFor({ timeout: PATIENCE });
    const first = await decoded.getAttribute('src');
    await workbench.page.getByRole('slider', { name: /^Latent \d/ }).first().fill('2');
    await until('another image', () => decoded.getAttribute('src'), (now) => now !== first);
    await workbench.photograph(`${door.id}-analyse`);
    expect(await accessibilityFaults(workbench.page)).toEqual([]);
    expect(workbench.complaints).toEqual([]);
  });

  it('trains points with a prior of clusters to the end, and measures every metric', async () => {
    const { workbench } = stage;
    await workbench.goTo('Set up');
    await workbench.button(/^Pinwheel · clusters/).click();
    await workbench.page.getByRole('textbox', { name: 'Name', exact: true }).fill(POINTS);
    await workbench.setField('Training', 'Steps', '60');
    await workbench.choose('Device', 'Train on', /^cpu/);
    await workbench.button('Start training').click();
    await workbench.shows('Live');
    await workbench.queued(POINTS).isIn('finished');
    // A heading and a line for each of 400 points.
    expect(await workbench.exportCsv('Geometry')).toHaveLength(401);
    await workbench.goTo('Analyse');
    await workbench.page.getByText('Metrics', { exact: true }).click();
    await workbench.button('Measure every metric').click();
    await workbench.button('Measure again').waitFor({ timeout: PATIENCE });
    expect(await workbench.page.getByRole('row').count()).toBeGreaterThan(12);
    await workbench.photograph(`${door.id}-metrics`);
    expect(await accessibilityFaults(workbench.page)).toEqual([]);
  });

  it('offers every dataset with a sample of it', async () => {
    const { workbench } = stage;
    await workbench.goTo('Set up');
    for (const [name, size] of [['Colored sprites', '737,280'], ['3D Object-in-Room', '480,000'], ['Parametric chairs', '2,976'], ['X-H circles, center held out', '500,000']] as const) {
      await workbench.chooseTyped('Dataset', 'Data', name);
      await workbench.region('Dataset sample').getByText(`of ${size} images`).waitFor({ timeout: PATIENCE });
      expect(await workbench.region('Dataset sample').getByRole('alert').count()).toBe(0);
    }
    expect(workbench.complaints).toEqual([]);
  });
});
