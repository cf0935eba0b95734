import { expect, it } from 'vitest';
import { reproductions } from '@shared/reproduction/reproductions';
import { accessibilityFaults } from './accessibility';
import { tellStory } from './tellStory';
import { PATIENCE } from './until';

tellStory('a reproduction', (stage, door) => {
  it('lists every figure and table, with what it claims and what trying it costs', async () => {
    const { workbench } = stage;
    const { page } = workbench;
    await workbench.goTo('Reproduce');
    for (const { source, title } of reproductions) await page.getByRole('link', { name: source }).filter({ hasText: title }).first().waitFor();
    await page.getByRole('link', { name: 'Figure 3' }).click();
    await page.getByRole('heading', { name: /^Figure 3:/ }).waitFor();
    expect(await page.getByRole('radiogroup', { name: 'Budget' }).getByRole('radio').count()).toBe(3);
    expect(await page.getByRole('region', { name: 'Claims' }).getByRole('listitem').count()).toBe(5);
    if (door.id === 'web') await workbench.photograph('reproduce-figure-3');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('trains one by its button, and judges and draws it as runs end', async () => {
    const { workbench } = stage;
    const { page } = workbench;
    await page.getByRole('link', { name: 'Pinwheel' }).click();
    await page.getByRole('toolbar', { name: 'Reproduction' }).getByRole('button', { name: 'Reproduce' }).click();
    await page.getByText(/^[1-9]\d* of 24 done/).first().waitFor({ timeout: 2 * PATIENCE });
    await page.getByRole('region', { name: 'The figure from our runs' }).waitFor({ timeout: PATIENCE });
    await page.getByRole('region', { name: 'Claims' }).getByText('undecided').first().waitFor();
    await page.getByRole('toolbar', { name: 'Reproduction' }).getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('toolbar', { name: 'Reproduction' }).getByRole('button', { name: 'Train what is missing' }).waitFor({ timeout: PATIENCE });
    if (door.id === 'web') await workbench.photograph('reproduce-pinwheel');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(workbench.complaints).toEqual([]);
  });

  it('finds what was trained again after a restart', async () => {
    await stage.close();
    await stage.open();
    const { workbench } = stage;
    await workbench.goTo('Reproduce');
    await workbench.page.getByRole('link', { name: 'Pinwheel' }).click();
    await workbench.page.getByText(/^[1-9]\d* of 24 done/).first().waitFor({ timeout: PATIENCE });
    await workbench.page.getByRole('region', { name: 'The figure from our runs' }).waitFor({ timeout: PATIENCE });
  });

  it('opens its runs in Compare', async () => {
    const { workbench } = stage;
    await workbench.button('Open in Compare').click();
    await workbench.shows('Compare');
    await workbench.page.getByText(/^Study: Pinwheel/).first().waitFor({ timeout: PATIENCE });
  });
});
