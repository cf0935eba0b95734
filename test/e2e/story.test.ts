import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility';
import type { Door, OpenApplication, Profile } from './door';
import { doors, doorTitle } from './doors';
import { createProfile, removeProfile } from './profile';
import { PATIENCE, until } from './until';
import { WorkbenchPage } from './workbenchPage';

const NAME = 'A story';

/** The application of a story, which closes and opens it again in the middle. */
class Stage {
  private readonly profile: Profile = createProfile();
  private application: OpenApplication | null = null;
  private current: WorkbenchPage | null = null;

  constructor(private readonly door: Door) {}

  get workbench(): WorkbenchPage {
    return this.current!;
  }

  async open(): Promise<void> {
    this.application = await this.door.open(this.profile);
    this.current = new WorkbenchPage(this.application);
    await this.current.link('Set up').waitFor({ timeout: PATIENCE });
  }

  async close(): Promise<void> {
    await this.application?.close();
    this.application = null;
  }

  async end(): Promise<void> {
    await this.close();
    removeProfile(this.profile);
  }
}

for (const door of doors) {
  describe.skipIf(door.unavailable !== null)(`story through the ${doorTitle(door)}`, () => {
    let stage: Stage;
    let broken = false;
    beforeAll(async () => {
      stage = new Stage(door);
      await stage.open();
    });
    // Each chapter starts where the one before it ended.
    beforeEach(({ skip, onTestFailed }) => {
      skip(broken, 'an earlier chapter failed');
      onTestFailed(() => { broken = true; });
    });
    afterAll(() => stage.end());

    it('starts a small experiment by clicking', async () => {
      const { workbench } = stage;
      await workbench.goTo('Set up');
      await workbench.button(/^Demonstration · broadcast decoder/).click();
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
      await workbench.queued(NAME).isPast(await workbench.queued(NAME).step());
      const late = await workbench.exportCsv('Loss');
      expect(early.length).toBeGreaterThan(1);
      expect(late.length).toBeGreaterThan(early.length);
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
  });
}
