// What a reader of the Runs screen clicks and scrolls, as in compareClicks.mjs and compareDrags.mjs.

const toolbar = (page) => page.getByRole('toolbar', { name: 'Runs' });
const head = (title) => (page) => page.getByRole('columnheader', { name: title }).getByRole('button');
const tick = (name) => (page) => page.getByRole('checkbox', { name }).first();

export const runsClicks = [
  { name: 'Runs: sort by MIG', target: head('MIG') },
  { name: 'Runs: sort the other way', target: head('MIG') },
  { name: 'Runs: newest first', target: head('MIG') },
  { name: 'Runs: select all', target: tick('Select all runs') },
  { name: 'Runs: select none', target: tick('Select all runs') },
  { name: 'Runs: select one', target: (page) => page.locator('.run-tick').nth(2) },
  { name: 'Runs: select it no longer', target: (page) => page.locator('.run-tick').nth(2) },
  { name: 'Runs: type a filter', target: (page) => toolbar(page).getByRole('textbox', { name: 'Filter runs' }), by: '7', before: async (page) => { await toolbar(page).getByRole('textbox', { name: 'Filter runs' }).fill('seed:'); } },
  { name: 'Runs: clear the filter', target: (page) => toolbar(page).getByRole('textbox', { name: 'Filter runs' }), by: 'Delete', before: async (page) => { await page.keyboard.press('Control+A'); } },
];

export const runsDrags = [{
  name: 'Runs: scroll',
  async start(page) {
    const box = await page.getByRole('table', { name: 'Runs' }).boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  },
  move: (page, turn) => page.mouse.wheel(0, turn % 120 < 60 ? 60 : -60),
}];
