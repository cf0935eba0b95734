import { everythingRead } from './compareClicks.mjs';

const STEPS_OF_A_DRAG = 8;
/** Where a hand looks for a run in a plot, as shares of its sides. */
const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9].flatMap((y, row, all) => all.map((x) => [x, y]));
/** What a plot shows of a run that the pointer is at. */
const FOUND = '.area.on, .hoverlayer .hovertext';

/** Uses the controls of a page and times what comes of it. */
export function hand(page, watch) {
  const at = async (locator, [across, down]) => {
    const box = await locator.boundingBox();
    return [box.x + across * box.width, box.y + down * box.height];
  };

  /** Moves the pointer over a plot until it finds a run. */
  async function findRun(plot) {
    for (const place of PLACES) {
      await page.mouse.move(...await at(plot, place));
      if (await plot.evaluate((element, found) => (element.closest('.card') ?? element).querySelector(found) !== null, FOUND)) return;
    }
    throw new Error('No run was found in the plot.');
  }

  const release = async () => { await page.mouse.up(); };
  const press = async () => {
    await page.mouse.down();
    await page.mouse.up();
  };

  /** Gets ready for a click; returns the input that is timed. */
  async function prepared({ target, by = 'press', from, to, before }) {
    await before?.(page);
    const locator = target(page);
    await locator.scrollIntoViewIfNeeded();
    if (by === 'pick') {
      await findRun(locator);
      return press;
    }
    if (by === 'release') {
      await page.mouse.move(...await at(locator, from));
      await page.mouse.down();
      await page.mouse.move(...await at(locator, to), { steps: STEPS_OF_A_DRAG });
      return release;
    }
    if (by !== 'press') {
      await locator.focus();
      return () => page.keyboard.press(by);
    }
    await page.mouse.move(...await at(locator, [0.5, 0.5]));
    return press;
  }

  return {
    async time(click) {
      try {
        const gesture = await prepared(click);
        const time = await watch.time(gesture, click.reads && (() => everythingRead(page)));
        await click.then?.(page);
        return time;
      } catch (error) {
        throw new Error(`${click.name}: ${error.message}`);
      }
    },
  };
}
