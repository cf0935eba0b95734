import { flushPromises } from '@vue/test-utils';
import type { Component } from 'vue';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import type { FakeClient } from './fakeClient';
import { mountScreen, type Mounted } from './mountScreen';

/** Mounts a screen at `path` and reads the runs, as the shell does; resolves when the first answers are in. */
export async function openScreen(screen: Component, client: FakeClient, path: string): Promise<Mounted> {
  const mounted = await mountScreen(screen, { client, path });
  await useRunsStore().load();
  await flushPromises();
  return mounted;
}
