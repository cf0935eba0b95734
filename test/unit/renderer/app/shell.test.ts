import App from '@renderer/app/App.vue';
import { useTheme } from '@renderer/shared/theme/theme';
import { useProblems } from '@renderer/shared/ui/toasts';
import { flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { mountScreen, type Mounted } from '../support/mountScreen';
import { sampleRun } from '../support/sampleRuns';

let mounted: Mounted | null = null;

async function mountApp(): Promise<Mounted> {
  mounted = await mountScreen(App);
  await flushPromises();
  return mounted;
}

afterEach(() => {
  mounted?.wrapper.unmount();
  document.body.replaceChildren();
});

describe('shell', () => {
  it('leads to every screen by name and marks where one is', async () => {
    const { wrapper, router } = await mountApp();
    const links = wrapper.get('nav[aria-label="Screens"]').findAll('a');
    expect(links.map((link) => link.text())).toEqual(['Set up', 'Live', 'Studies', 'Runs', 'Compare', 'Analyse', 'Reproduce', 'Devices']);
    expect(links.map((link) => link.attributes('aria-current'))).toEqual(['page', undefined, undefined, undefined, undefined, undefined, undefined, undefined]);
    await router.push('/analyse/20260301-100000-a');
    await nextTick();
    expect(wrapper.get('nav [aria-current="page"]').text()).toBe('Analyse');
  });

  it('counts running and queued runs as they change', async () => {
    const { wrapper, client } = await mountApp();
    expect(wrapper.get('header').text()).toContain('1 running · 1 queued');
    client.emit('runs.changed', sampleRun('20260301-100500-broadcast-3', 'running'));
    await nextTick();
    expect(wrapper.get('header').text()).toContain('2 running');
    expect(wrapper.get('header').text()).not.toContain('queued');
  });

  it('says when the line is lost', async () => {
    const { wrapper, client } = await mountApp();
    expect(wrapper.text()).not.toContain('connection');
    client.disconnect();
    await nextTick();
    expect(wrapper.get('[role="alert"]').text()).toContain('The connection to SBD Workbench was lost.');
  });

  it('opens the keyboard help at “?”', async () => {
    await mountApp();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', shiftKey: true, bubbles: true }));
    await flushPromises();
    expect(document.querySelector('[role="dialog"]')!.textContent).toContain('Start training');
  });

  it('takes the tour from the keyboard help', async () => {
    const { wrapper } = await mountApp();
    await wrapper.get('button[aria-label="Keyboard help"]').trigger('click');
    await flushPromises();
    [...document.querySelectorAll('[role="dialog"] button')].find((button) => button.textContent === 'Take the tour')!.dispatchEvent(new MouseEvent('click'));
    await flushPromises();
    expect(wrapper.get('[role="region"]').text()).toContain('This is an experiment');
  });

  it('shows failed calls until they are dismissed', async () => {
    const { wrapper } = await mountApp();
    useProblems().report(new Error('The disk is full.'));
    await nextTick();
    expect(wrapper.get('[role="alert"]').text()).toContain('The disk is full.');
    await wrapper.get('[role="alert"] [aria-label="Dismiss"]').trigger('click');
    expect(wrapper.find('[role="alert"]').exists()).toBe(false);
  });

  it('turns through the themes', async () => {
    const { wrapper } = await mountApp();
    const { mode, setMode } = useTheme();
    setMode('system');
    await nextTick();
    for (const expected of ['light', 'dark', 'system']) {
      await wrapper.get('button[aria-label^="Theme:"]').trigger('click');
      expect(mode.value).toBe(expected);
    }
  });
});
