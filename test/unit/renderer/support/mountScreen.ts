import { mount, type VueWrapper } from '@vue/test-utils';
import { provideClient } from '@renderer/shared/client/client';
import { createPinia, setActivePinia } from 'pinia';
import type { Component } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { createFakeClient, type FakeClient } from './fakeClient';

/** A mounted component with everything around it that the application gives. */
export interface Mounted {
  readonly wrapper: VueWrapper;
  readonly client: FakeClient;
  readonly router: Router;
}

/** Mounts a screen or a part of one, attached to the document, with a fake client, a fresh store and a router in memory. */
export async function mountScreen(component: Component, options: { client?: FakeClient; props?: Record<string, unknown>; path?: string } = {}): Promise<Mounted> {
  const client = options.client ?? createFakeClient();
  provideClient(client);
  const pinia = createPinia();
  setActivePinia(pinia);
  const empty = { render: () => null };
  const router = createRouter({ history: createMemoryHistory(), routes: ['set-up', 'live', 'studies/:id?', 'runs', 'compare', 'analyse/:id?', 'reproduce/:id?', 'devices'].map((path) => ({ path: `/${path}`, name: path.split('/')[0]!, component: empty })) });
  await router.push(options.path ?? '/set-up');
  const wrapper = mount(component, { props: options.props, global: { plugins: [pinia, router] }, attachTo: document.body });
  return { wrapper, client, router };
}
