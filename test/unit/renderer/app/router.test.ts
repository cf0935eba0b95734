import { createWorkbenchRouter } from '@renderer/app/router';
import { screens, type Screen } from '@renderer/app/screens';
import { pathOf } from '@renderer/app/keys';
import { describe, expect, it, vi } from 'vitest';
import { createMemoryHistory } from 'vue-router';

vi.mock('@renderer/app/screens', async (original) => {
  const { screens: real } = await original<{ screens: readonly Screen[] }>();
  return { screens: real.map((screen) => ({ ...screen, load: () => Promise.resolve({ render: () => null }) })) };
});

describe('router', () => {
  it.each(screens.map(({ path, label }) => [pathOf(path), label] as const))('opens %s and titles the window “%s — SBD Workbench”', async (path, label) => {
    const router = createWorkbenchRouter(createMemoryHistory());
    await router.push(path);
    expect(document.title).toBe(`${label} — SBD Workbench`);
  });

  it('opens a run to analyse by its id', async () => {
    const router = createWorkbenchRouter(createMemoryHistory());
    await router.push('/analyse/20260301-100000-a');
    expect(router.currentRoute.value.params['id']).toBe('20260301-100000-a');
  });

  it.each(['/', '/nowhere/at/all'])('goes from %s to Set up', async (path) => {
    const router = createWorkbenchRouter(createMemoryHistory());
    await router.push(path);
    expect(router.currentRoute.value.path).toBe('/set-up');
  });
});
