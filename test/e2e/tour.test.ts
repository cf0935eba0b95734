import { expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility';
import type { Stage } from './stage';
import { tellStory } from './tellStory';
import { PATIENCE, until } from './until';

/** A step of the tour by its title, once it is shown. */
async function step(stage: Stage, title: string): Promise<void> {
  await stage.workbench.region(new RegExp(`^${title}`)).waitFor({ timeout: PATIENCE });
}

/** Where an element lies, if all of it can be seen. */
async function inView(stage: Stage, selector: string): Promise<boolean> {
  return stage.workbench.page.evaluate<boolean>(`(() => {
    const box = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
    return getComputedStyle(document.querySelector(${JSON.stringify(selector)})).outlineStyle === 'solid' && box.top >= 0 && box.top < innerHeight && box.left >= 0 && box.right <= innerWidth;
  })()`);
}

tellStory('the tour', (stage, door) => {
  it('is offered beside everything else, and begins with an experiment', async () => {
    const { workbench } = stage;
    await step(stage, 'New here');
    expect(await workbench.page.evaluate('document.activeElement === document.body')).toBe(true);
    await workbench.photograph(`${door.id}-tour-offer`);
    expect(await accessibilityFaults(workbench.page)).toEqual([]);
    await workbench.button('Take the tour').click();
    await step(stage, 'This is an experiment');
    await workbench.shows('Set up');
    expect(await workbench.page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Tour: X-Y circles, broadcast decoder');
    await workbench.photograph(`${door.id}-tour-1-experiment`);
    expect(await accessibilityFaults(workbench.page)).toEqual([]);
  });

  it('points at the sample and at the network', async () => {
    const { workbench } = stage;
    for (const [number, title, target] of [[2, 'It learns from images', 'Dataset sample'], [3, 'The decoder is what is studied', 'Network']] as const) {
      await workbench.button('Next').click();
      await step(stage, title);
      await workbench.photograph(`${door.id}-tour-${number}-${target.toLowerCase().replace(' ', '-')}`);
      await until(`${target} in view`, () => inView(stage, `[aria-label="${target}"]`), (seen) => seen);
    }
  });

  it('goes on where it was when the window is loaded again', async () => {
    const { workbench } = stage;
    await workbench.page.reload();
    await step(stage, 'The decoder is what is studied');
    await workbench.button('Next').click();
    await step(stage, 'Now train it');
    await workbench.photograph(`${door.id}-tour-4-start`);
    expect(await accessibilityFaults(workbench.page)).toEqual([]);
  });

  it('follows the training that the real button starts, and the way back to it', async () => {
    const { workbench } = stage;
    await workbench.button('Start training').click();
    await workbench.shows('Live');
    await step(stage, 'The loss falls');
    await workbench.queued('Tour').isPast(20);
    await workbench.photograph(`${door.id}-tour-5-curves`);
    await workbench.goTo('Runs');
    await workbench.photograph(`${door.id}-tour-away`);
    await workbench.button('Back to Live').click();
    await workbench.shows('Live');
    await workbench.button('Next').click();
    await step(stage, 'The plane unfolds');
    await workbench.page.getByText(/^Trained in /).waitFor({ timeout: 2 * PATIENCE });
    await workbench.photograph(`${door.id}-tour-6-geometry`);
    expect(await accessibilityFaults(workbench.page)).toEqual([]);
  }, 3 * PATIENCE);

  it('ends with a trained model, whose point can be dragged', async () => {
    const { workbench } = stage;
    await workbench.button('Next').click();
    await workbench.shows('Analyse');
    await step(stage, 'Walk through what it learnt');
    const decoded = workbench.region('Latent explorer').getByRole('img', { name: /decoded/ });
    await decoded.waitFor({ timeout: PATIENCE });
    const first = await decoded.getAttribute('src');
    const handle = workbench.region('Geometry').getByRole('group', { name: /^Position/ });
    await handle.hover();
    await workbench.page.mouse.down();
    const box = (await handle.boundingBox())!;
    await workbench.page.mouse.move(box.x + 60, box.y - 40, { steps: 4 });
    await workbench.page.mouse.up();
    await until('another image', () => decoded.getAttribute('src'), (now) => now !== first);
    await workbench.photograph(`${door.id}-tour-7-explore`);
    expect(await accessibilityFaults(workbench.page)).toEqual([]);

    // The plane has unfolded: the tour promised it.
    const geometry = await workbench.region('Geometry').textContent();
    expect(Number(/R² ([\d.]+)/.exec(geometry ?? '')?.[1])).toBeGreaterThan(0.97);

    await workbench.button('Next').click();
    await step(stage, 'Your first trained model');
    await workbench.photograph(`${door.id}-tour-8-end`);
    expect(await accessibilityFaults(workbench.page)).toEqual([]);
  });

  it('leaves with the experiment to compare with, is not offered again, and can be taken again', async () => {
    const { workbench } = stage;
    await workbench.button('Set up the DeConv decoder').click();
    await workbench.shows('Set up');
    expect(await workbench.page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Tour: X-Y circles, DeConv decoder');
    await workbench.page.reload();
    await workbench.link('Set up').waitFor();
    await workbench.settle();
    expect(await workbench.button('Take the tour').count()).toBe(0);
    await workbench.button('Keyboard help').click();
    await workbench.button('Take the tour').click();
    await step(stage, 'This is an experiment');
    await workbench.button('Skip the tour').focus();
    await workbench.page.keyboard.press('Escape');
    await until('the end of the tour', () => workbench.button('Skip the tour').count(), (count) => count === 0);
    expect(workbench.complaints).toEqual([]);
  });
});
