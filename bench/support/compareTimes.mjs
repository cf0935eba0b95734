import { clicks, tab, tabs } from './compareClicks.mjs';
import { drags } from './compareDrags.mjs';
import { countFrames } from './frames.mjs';
import { hand } from './hand.mjs';
import { watchInteraction } from './interaction.mjs';
import { median } from './median.mjs';
import { runsClicks, runsDrags } from './runsClicks.mjs';

const SECONDS_OF_A_DRAG = 3;

/** What a page's loading, clicks and drags take; with its views visited first, since those that are hidden may cost too. */
export async function compareTimes(page, rounds) {
  const { time } = hand(page, await watchInteraction(page));
  const screen = (name) => ({ name: `${name}, opened`, target: () => page.getByRole('navigation').getByRole('link', { name }), reads: true });
  const loading = [];
  const load = async (click) => { loading.push({ name: click.name, ...(await time(click)) }); };
  await load(screen('Compare'));
  for (const name of tabs) await load({ name: `${name}, first opened`, target: () => tab(page, name), reads: true });

  const times = new Map();
  const use = async (click) => {
    const result = await time(click);
    if (click.reads && !times.has(click.name)) loading.push({ name: click.name, ...result });
    times.set(click.name, [...(times.get(click.name) ?? []), { milliseconds: click.reads ? result.answered : result.complete, work: result.work }]);
  };
  for (let round = 0; round < rounds; round++) {
    for (const name of tabs) for (const click of [{ name: `${name}: tab`, target: () => tab(page, name) }, ...clicks[name]]) await use(click);
  }
  const frames = [];
  for (const drag of drags) {
    await tab(page, drag.tab).click();
    frames.push(await framesOf(page, drag));
  }
  await load(screen('Runs'));
  for (let round = 0; round < rounds; round++) for (const click of runsClicks) await use(click);
  for (const drag of runsDrags) frames.push(await framesOf(page, drag));
  return { loading, clicks: [...times].map(summary), frames };
}

async function framesOf(page, { name, start, move, end }) {
  await start(page);
  let counting = true;
  const counted = countFrames(page, SECONDS_OF_A_DRAG).finally(() => { counting = false; });
  for (let turn = 0; counting; turn++) await move(page, turn);
  await end?.(page);
  return { name, ...(await counted) };
}

function summary([name, all]) {
  const milliseconds = all.map((one) => one.milliseconds);
  return { name, median: median(milliseconds), worst: Math.max(...milliseconds), work: median(all.map(({ work }) => work)) };
}
