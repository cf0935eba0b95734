// What a reader of Compare drags and scrolls: `start` gets ready, `move` is called over and over with the number of the call, `end` lets go.

const CIRCLE = 40;
const view = (page) => page.locator('[role="tabpanel"]');

/** A circle around the middle of an element. */
const around = (target, radius, whole = CIRCLE) => {
  let middle = null;
  const place = (turn) => [middle.x + radius * Math.sin((2 * Math.PI * turn) / whole), middle.y + radius * (1 - Math.cos((2 * Math.PI * turn) / whole))];
  return {
    async find(page) {
      const box = await target(page).boundingBox();
      middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      await page.mouse.move(...place(0));
    },
    move: (page, turn) => page.mouse.move(...place(turn)),
  };
};

const plot = (page) => view(page).locator('.card .area, .card .overlay').first();

const dragged = (name, tab, before) => {
  const path = around(plot, 120);
  return {
    name, tab,
    async start(page) {
      await before?.(page);
      await path.find(page);
      await page.mouse.down();
    },
    move: path.move,
    async end(page) {
      await page.mouse.up();
      await page.keyboard.press('0');
    },
  };
};
const pointed = (name, tab, before) => {
  const path = around(plot, 100, 200);
  return { name, tab, async start(page) { await before?.(page); await path.find(page); }, move: path.move };
};
const wheel = (name, tab, target, step, before) => {
  let down = true;
  return {
    name, tab,
    async start(page) {
      await before?.(page);
      const box = await target(page).boundingBox();
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    },
    async move(page, turn) {
      if (turn % 60 === 59) down = !down;
      await page.mouse.wheel(0, down ? step : -step);
    },
    async end(page) { await page.keyboard.press('0'); },
  };
};
const curves = (kind) => async (page) => { await view(page).locator('.n-radio-button').filter({ hasText: kind }).click(); };

export const drags = [
  dragged('Rate-distortion: pan', 'Rate-distortion'),
  pointed('Rate-distortion: point at runs', 'Rate-distortion'),
  wheel('Rate-distortion: zoom', 'Rate-distortion', plot, 12),
  dragged('Curves of groups: pan', 'Curves', curves('Groups')),
  dragged('Curves of all runs: pan', 'Curves', curves('All runs')),
  pointed('Curves of all runs: point at runs', 'Curves', curves('All runs')),
  wheel('Curves of all runs: zoom', 'Curves', plot, 12, curves('All runs')),
  dragged('Scatter: drag', 'Scatter'),
  pointed('Scatter: point at runs', 'Scatter'),
  pointed('Parallel: point at lines', 'Parallel'),
  wheel('Distributions: scroll', 'Distributions', (page) => view(page).locator('.rows'), 60),
  wheel('Geometries: scroll', 'Geometries', (page) => view(page).locator('.scroller'), 60),
  wheel('Table: scroll', 'Table', (page) => view(page).locator('.scroller'), 60),
];
