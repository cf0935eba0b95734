// What a reader of Compare and Runs clicks, with the real controls. A click has
//   name    place and what it does
//   target  (page) → what is pressed; found and pointed at before the clock starts
//   by      'press' (default); 'release' of a drag over the target between two places in it; a key; or 'pick', a press on a run in a plot
//   before  (page, watch) what has to be open or shown first
//   reads   whether something may have to be read from disk: the click is then answered when it shows something, the rest is loading
//   then    (page) what has to be closed again

import { setTimeout as delay } from 'node:timers/promises';

const view = (page) => page.locator('[role="tabpanel"]');
const sidebar = (page) => page.locator('.sidebar');
const button = (name) => (page) => view(page).getByRole('button', { name });
const checkbox = (name) => (page) => view(page).getByRole('checkbox', { name });
const radio = (name) => (page) => view(page).locator('.n-radio-button').filter({ hasText: name });
const field = (page, title) => sidebar(page).getByRole('group', { name: title, exact: true });
const plot = (page) => view(page).locator('.card .area').first();

/** An entry of a list, which is opened first. Naive UI gives its lists and their options no roles. */
const option = (root, label, text) => ({
  before: async (page) => { await root(page).locator('.n-base-selection').filter({ has: page.locator(`input[aria-label="${label}"]`) }).or(root(page).locator(`[aria-label="${label}"] .n-base-selection`)).first().click(); },
  target: (page) => page.locator('.n-base-select-option:visible').filter({ hasText: text }).first(),
});
const closeList = async (page) => { await page.keyboard.press('Escape'); };

export const tabs = ['Rate-distortion', 'Distributions', 'Geometries', 'Curves', 'Table', 'Parallel', 'Scatter', 'Information', 'UDR', 'Differences', 'Side by side'];
export const tab = (page, name) => page.getByRole('tab', { name, exact: true });
/** Waits until nothing on the screen says that it is being read. */
export async function everythingRead(page) {
  for (;;) {
    const text = await page.locator('.compare').or(page.locator('.bar')).allTextContents();
    if (!/\breading\b/i.test(text.join(' '))) return;
    await delay(50);
  }
}

/** What holds in every view; tried in the one that is open. */
const everywhere = (place) => [
  { name: `${place}: filter by a value`, target: (page) => field(page, 'β').locator('.value').nth(3) },
  { name: `${place}: filter by another`, target: (page) => field(page, 'β').locator('.value').nth(5) },
  { name: `${place}: clear the filters`, target: (page) => sidebar(page).getByRole('button', { name: 'Clear' }) },
  { name: `${place}: group by one field fewer`, ...option(sidebar, 'Group by', /^β$/) },
  { name: `${place}: group by it again`, target: (page) => page.locator('.n-base-select-option:visible').filter({ hasText: /^β$/ }).first(), then: closeList },
  { name: `${place}: pin a baseline`, target: (page) => sidebar(page).locator('.pin').nth(1) },
  { name: `${place}: unpin it`, target: (page) => sidebar(page).locator('.pin').nth(1) },
];
const pick = (place) => [
  { name: `${place}: pick a run in the plot`, target: plot, by: 'pick' },
  { name: `${place}: pick none`, target: (page) => page.getByRole('button', { name: 'Pick none' }) },
];
const savedViews = async (page) => { await page.getByRole('button', { name: 'Views', exact: true }).click(); };
const nameView = async (page) => {
  await savedViews(page);
  await page.getByRole('textbox', { name: 'Name of this view' }).fill('bench');
};
const tool = (name) => async (page) => {
  await plot(page).hover();
  await view(page).getByRole('button', { name }).first().click();
};
const box = (place) => [
  { name: `${place}: box around runs`, target: plot, by: 'release', from: [0.3, 0.3], to: [0.7, 0.7], before: tool(/Drag picks runs in a box/) },
  { name: `${place}: pick none of many`, target: (page) => page.getByRole('button', { name: 'Pick none' }), before: tool(/Drag moves the plot/) },
];

export const clicks = {
  'Rate-distortion': [
    ...everywhere('Rate-distortion'),
    { name: 'Rate-distortion: vertical axis', ...option(view, 'Vertical axis', /^ELBO$/) },
    { name: 'Rate-distortion: vertical axis back', ...option(view, 'Vertical axis', /^NLL$/) },
    { name: 'Rate-distortion: replicas off', target: checkbox('Replicas') },
    { name: 'Rate-distortion: replicas on', target: checkbox('Replicas') },
    { name: 'Rate-distortion: hull off', target: checkbox('Hull of one standard deviation') },
    { name: 'Rate-distortion: hull on', target: checkbox('Hull of one standard deviation') },
    ...pick('Rate-distortion'),
    ...box('Rate-distortion'),
  ],
  Distributions: [
    { name: 'Distributions: measure', ...option(view, 'Measure', /^NLL$/), reads: true },
    { name: 'Distributions: measure back', ...option(view, 'Measure', /^MIG$/), reads: true },
    { name: 'Distributions: filter by a value', target: (page) => field(page, 'β').locator('.value').nth(3), reads: true },
    { name: 'Distributions: clear the filters', target: (page) => sidebar(page).getByRole('button', { name: 'Clear' }), reads: true },
    ...pick('Distributions'),
  ],
  Geometries: [
    { name: 'Geometries: sort by', ...option(view, 'Sorted by', /^NLL$/), reads: true },
    { name: 'Geometries: sort by the first again', ...option(view, 'Sorted by', /^MIG$/), reads: true },
    { name: 'Geometries: other direction', target: button('Largest first'), reads: true },
    { name: 'Geometries: direction back', target: button('Smallest first'), reads: true },
    { name: 'Geometries: one order for all', target: checkbox('Group by group'), reads: true },
    { name: 'Geometries: group by group', target: checkbox('Group by group'), reads: true },
    { name: 'Geometries: size, one step', target: (page) => view(page).getByRole('slider', { name: 'Size of a geometry' }), by: 'ArrowRight', reads: true },
    { name: 'Geometries: size back', target: (page) => view(page).getByRole('slider', { name: 'Size of a geometry' }), by: 'ArrowLeft', reads: true },
    { name: 'Geometries: pick a run', target: (page) => view(page).locator('.stamp').nth(2) },
    { name: 'Geometries: pick none', target: (page) => page.getByRole('button', { name: 'Pick none' }) },
    { name: 'Geometries: filter by a value', target: (page) => field(page, 'β').locator('.value').nth(3), reads: true },
    { name: 'Geometries: clear the filters', target: (page) => sidebar(page).getByRole('button', { name: 'Clear' }), reads: true },
  ],
  Curves: [
    ...everywhere('Curves'),
    { name: 'Curves: logarithmic steps', target: button('log x') },
    { name: 'Curves: linear steps', target: button('log x') },
    { name: 'Curves: smoothing, one step', target: (page) => view(page).getByRole('slider', { name: 'Smoothing' }), by: 'ArrowRight' },
    { name: 'Curves: smoothing back', target: (page) => view(page).getByRole('slider', { name: 'Smoothing' }), by: 'ArrowLeft' },
    { name: 'Curves: all runs', target: radio('All runs') },
    { name: 'Curves of all runs: filter by a value', target: (page) => field(page, 'β').locator('.value').nth(3) },
    { name: 'Curves of all runs: clear the filters', target: (page) => sidebar(page).getByRole('button', { name: 'Clear' }) },
    { name: 'Curves of all runs: linear values', target: button('log y') },
    { name: 'Curves of all runs: logarithmic values', target: button('log y') },
    { name: 'Curves of all runs: smoothing, one step', target: (page) => view(page).getByRole('slider', { name: 'Smoothing' }), by: 'ArrowRight' },
    { name: 'Curves of all runs: smoothing back', target: (page) => view(page).getByRole('slider', { name: 'Smoothing' }), by: 'ArrowLeft' },
    ...pick('Curves of all runs'),
    { name: 'Curves: groups', target: radio('Groups') },
    { name: 'Curves: measure', ...option(view, 'Measure', /^KL/), reads: true },
    { name: 'Curves: measure back', ...option(view, 'Measure', /^Loss/), reads: true },
  ],
  Table: [
    ...everywhere('Table'),
    { name: 'Table: sort', target: (page) => view(page).locator('thead button').nth(1) },
    { name: 'Table: sort the other way', target: (page) => view(page).locator('thead button').nth(1) },
    { name: 'Table: order of the groups', target: (page) => view(page).locator('thead button').nth(1) },
    { name: 'Table: standard error', target: radio('± sem') },
    { name: 'Table: deviation', target: radio('± sd') },
    { name: 'Table: hide a column', ...option(view, 'Columns', /^KL$/) },
    { name: 'Table: show it again', target: (page) => page.locator('.n-base-select-option:visible').filter({ hasText: /^KL$/ }).first(), then: closeList },
    { name: 'Table: save the view', target: (page) => page.locator('.views button[type="submit"]'), before: nameView, then: savedViews },
    { name: 'Table: pick a group', target: (page) => view(page).locator('tbody .group button').nth(2) },
    { name: 'Table: pick none', target: (page) => page.getByRole('button', { name: 'Pick none' }) },
  ],
  Parallel: [
    ...everywhere('Parallel'),
    { name: 'Parallel: color by a metric', ...option(view, 'Color by', /^MIG$/) },
    { name: 'Parallel: color by group', ...option(view, 'Color by', /^group$/) },
    { name: 'Parallel: brush an axis', target: (page) => view(page).locator('.overlay .strip').nth(2), by: 'release', from: [0.5, 0.3], to: [0.5, 0.6] },
    { name: 'Parallel: pick what was brushed', target: button(/^Pick \d/) },
    { name: 'Parallel: clear the brushes', target: button('Clear brushes') },
    { name: 'Parallel: pick none', target: (page) => page.getByRole('button', { name: 'Pick none' }) },
  ],
  Scatter: [
    ...everywhere('Scatter'),
    { name: 'Scatter: vertical axis', ...option(view, 'Vertical axis', /^Distortion/) },
    { name: 'Scatter: vertical axis back', ...option(view, 'Vertical axis', /^MIG$/) },
    { name: 'Scatter: swap the axes', target: button('Swap the axes') },
    { name: 'Scatter: swap back', target: button('Swap the axes') },
    { name: 'Scatter: trend on', target: checkbox('trend') },
    { name: 'Scatter: trend off', target: checkbox('trend') },
    ...pick('Scatter'),
    ...box('Scatter'),
  ],
  Information: [
    { name: 'Information: share of entropy', target: checkbox('share of entropy') },
    { name: 'Information: nats', target: checkbox('share of entropy') },
    { name: 'Information: all latents', target: checkbox('all latents') },
    { name: 'Information: used latents', target: checkbox('all latents') },
    { name: 'Information: filter by a value', target: (page) => field(page, 'β').locator('.value').nth(3) },
    { name: 'Information: clear the filters', target: (page) => sidebar(page).getByRole('button', { name: 'Clear' }) },
  ],
  UDR: [
    { name: 'UDR: runs of a group', ...option(view, 'Runs to rank', /\(50\)/) },
    { name: 'UDR: all runs', ...option(view, 'Runs to rank', /^All shown/) },
  ],
  Differences: [
    { name: 'Differences: runs', target: radio('Runs') },
    { name: 'Differences: groups', target: radio('Groups') },
    { name: 'Differences: all fields', target: checkbox('all fields') },
    { name: 'Differences: fields that differ', target: checkbox('all fields') },
    { name: 'Differences: filter by a cell', target: (page) => view(page).locator('td button').first() },
    { name: 'Differences: clear the filters', target: (page) => sidebar(page).getByRole('button', { name: 'Clear' }) },
    { name: 'Differences: open a saved view', target: (page) => page.locator('.views .open').first(), before: savedViews },
  ],
  'Side by side': [
    { name: 'Side by side: filter by a value', target: (page) => field(page, 'β').locator('.value').nth(3) },
    { name: 'Side by side: clear the filters', target: (page) => sidebar(page).getByRole('button', { name: 'Clear' }) },
  ],
};
