import { readFileSync, rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility';
import { tellStory } from './tellStory';
import { PATIENCE } from './until';

const NAME = 'Two decoders, three β';

tellStory('a study', (stage, door) => {
  it('plans 2 decoders × 3 β × 2 seeds by clicking', async () => {
    const { workbench } = stage;
    const { page } = workbench;
    await workbench.goTo('Set up');
    await workbench.button(/^X-Y circles · broadcast decoder/).click();
    await workbench.choose('Device', 'Train on', /^cpu/);
    await workbench.setField('Training', 'Steps', '30');
    await workbench.setField('Evaluation', 'Samples', '200');
    await workbench.setField('Evaluation', 'Snapshots', '2');
    await workbench.choose('Objective', 'Loss', /^β-VAE/);
    await workbench.button('Vary β').click();
    await page.getByRole('textbox', { name: 'Add values to β' }).fill('0.5, 1, 4');
    await page.keyboard.press('Enter');
    const decoderKind = page.locator('[data-field="model.decoder.type"]');
    if (!(await decoderKind.isVisible())) await workbench.button(/^Decoder/).click();
    await decoderKind.getByRole('button', { name: 'Vary Kind' }).click();
    await workbench.button('Add DeConv').click();
    await page.getByRole('textbox', { name: 'Name of the study' }).fill(NAME);
    await page.getByRole('textbox', { name: 'Replicas of each combination' }).fill('2');
    await page.keyboard.press('Tab');
    await page.getByRole('group', { name: 'What the study comes to' }).getByText('12', { exact: true }).first().waitFor({ timeout: PATIENCE });
    await workbench.photograph(`${door.id}-plan`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await workbench.button(/^Start study|^Start 12/).click();
    await workbench.shows('Studies');
  });

  it('watches its matrix fill to the end', async () => {
    const { workbench } = stage;
    await workbench.page.getByText(/^12 of 12/).first().waitFor({ timeout: 3 * PATIENCE });
    expect(await workbench.page.getByRole('gridcell').count()).toBeGreaterThanOrEqual(12);
    await workbench.photograph(`${door.id}-study`);
    expect(await accessibilityFaults(workbench.page)).toEqual([]);
  });

  it('compares its runs in every view', async () => {
    const { workbench } = stage;
    await workbench.page.getByRole('toolbar', { name: 'Study' }).getByRole('button', { name: 'Compare' }).click();
    await workbench.shows('Compare');
    for (const view of ['Rate-distortion', 'Distributions', 'Geometries', 'Curves', 'Table', 'Parallel', 'Scatter', 'Information', 'Differences', 'Side by side']) {
      await workbench.page.getByRole('tab', { name: view, exact: true }).click();
      // One door's pictures do: both show the same page.
      if (door.id === 'web') await workbench.photograph(`compare-${view.toLowerCase().replaceAll(' ', '-')}`);
      else await workbench.settle();
      expect(await accessibilityFaults(workbench.page), view).toEqual([]);
    }
    expect(workbench.complaints).toEqual([]);
  });

  it('leaves with one report of all its runs', async () => {
    const { workbench } = stage;
    await workbench.goTo('Studies');
    const path = await workbench.exportRuns('Report (HTML)…', async () => {
      await workbench.page.getByRole('textbox', { name: 'Notes' }).fill('Which decoder needs the smaller β?');
      await workbench.button('Write the report').click();
    });
    const report = readFileSync(path, 'utf8');
    rmSync(path);
    expect(report).toContain(`<title>${NAME}`);
    expect(report).toContain('Which decoder needs the smaller β?');
    expect(report).not.toMatch(/(src|href)="(?!#|data:)/);
  });

  it('finds the study again after a restart', async () => {
    await stage.close();
    await stage.open();
    const { workbench } = stage;
    await workbench.goTo('Studies');
    await workbench.page.getByText(NAME).first().click();
    await workbench.page.getByText(/^12 of 12/).first().waitFor({ timeout: PATIENCE });
  });
});
