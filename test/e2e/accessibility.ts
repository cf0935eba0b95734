import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const resultSchema = z.object({
  violations: z.array(z.object({ impact: z.string().nullable(), id: z.string(), help: z.string(), nodes: z.array(z.object({ target: z.array(z.unknown()) })) })),
});

/** What keeps people from using the page as it stands, by axe's judgment: one line for each serious or critical fault. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(`globalThis.axe ?? (() => { ${axe.source} })()`);
  const { violations } = resultSchema.parse(await page.evaluate("axe.run(document, { resultTypes: ['violations'] })"));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`);
}
