import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, describe, expect, it } from 'vitest';
import { h, type Component } from 'vue';
import { createMemoryHistory } from 'vue-router';
import { createWorkbenchRouter } from '@renderer/app/router';
import { screens } from '@renderer/app/screens';
import AnalyseScreen from '@renderer/features/analyse/AnalyseScreen.vue';
import LiveScreen from '@renderer/features/live/LiveScreen.vue';
import SetUpScreen from '@renderer/features/setUp/SetUpScreen.vue';
import { tourScreens, type TourScreen } from '@renderer/features/tour/tourStep';
import { tourSteps } from '@renderer/features/tour/tourSteps';
import { provideClient } from '@renderer/shared/client/client';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import { createFakeClient } from '../support/fakeClient';

const components: Readonly<Record<TourScreen, Component>> = { 'set-up': SetUpScreen, 'live': LiveScreen, 'analyse': AnalyseScreen };

afterEach(() => { document.body.replaceChildren(); });

async function show(screen: TourScreen): Promise<void> {
  provideClient(createFakeClient());
  setActivePinia(createPinia());
  const router = createWorkbenchRouter(createMemoryHistory());
  await router.push(`/${screen}`);
  mount({ render: () => h('main', h(components[screen])) }, { global: { plugins: [router] }, attachTo: document.body });
  await useRunsStore().load();
  await flushPromises();
}

describe('steps of the tour', () => {
  it.each(tourSteps)('“$title” speaks of something that its screen has', async ({ screen, target }) => {
    await show(screen);
    for (const one of target.split(', ')) expect(document.querySelector(one), one).not.toBeNull();
  });

  it('have one start, which nothing of the form follows', () => {
    const start = tourSteps.findIndex(({ over }) => over === 'started');
    expect(tourSteps.filter(({ over }) => over === 'started')).toHaveLength(1);
    tourSteps.forEach(({ id, screen }, index) => { expect(screen === 'set-up', id).toBe(index <= start); });
    expect(new Set(tourSteps.map(({ id }) => id)).size).toBe(tourSteps.length);
  });

  it('call their screens as the navigation does', () => {
    for (const [name, label] of Object.entries(tourScreens)) expect(screens.find((screen) => screen.name === name)?.label).toBe(label);
  });
});
