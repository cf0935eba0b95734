import CodeText from '@renderer/shared/ui/CodeText.vue';
import DialogWindow from '@renderer/shared/ui/DialogWindow.vue';
import EmptyState from '@renderer/shared/ui/EmptyState.vue';
import NamedSlider from '@renderer/shared/ui/NamedSlider.vue';
import ProblemAlert from '@renderer/shared/ui/ProblemAlert.vue';
import ScreenLayout from '@renderer/shared/ui/ScreenLayout.vue';
import { screenHeaderKey } from '@renderer/shared/ui/shell';
import StateBadge from '@renderer/shared/ui/StateBadge.vue';
import { Cpu } from '@lucide/vue';
import { runStateSchema } from '@shared/run/status';
import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { nextTick, shallowRef } from 'vue';

describe('ScreenLayout', () => {
  const slots = { default: 'the content', actions: '<button>Act</button>' };

  it('draws its own header where there is no shell', () => {
    const wrapper = mount(ScreenLayout, { props: { title: 'Runs', detail: '7 runs' }, slots });
    expect(wrapper.get('h1').text()).toBe('Runs');
    expect(wrapper.text()).toContain('7 runs');
    expect(wrapper.text()).toContain('the content');
  });

  it('puts title and actions in the shell\'s header', async () => {
    const header = shallowRef<HTMLElement | null>(null);
    const wrapper = mount(ScreenLayout, { props: { title: 'Runs' }, slots, global: { provide: { [screenHeaderKey as symbol]: header } } });
    header.value = document.createElement('div');
    await nextTick();
    expect(header.value.textContent).toBe('RunsAct');
    expect(wrapper.find('h1').exists()).toBe(false);
    wrapper.unmount();
    expect(header.value.textContent).toBe('');
  });
});

describe('ProblemAlert', () => {
  const problem = { code: 'run-not-found', what: 'There is no such run.', where: 'run 7', remedy: 'Run `sbd serve` again.' };

  it('says what, where and what to do', () => {
    const alert = mount(ProblemAlert, { props: { problem } }).get('[role="alert"]');
    expect(alert.text()).toContain('There is no such run.');
    expect(alert.text()).toContain('run 7');
    expect(alert.get('code').text()).toBe('sbd serve');
    expect(alert.find('button').exists()).toBe(false);
  });

  it('offers to retry and to dismiss', async () => {
    const wrapper = mount(ProblemAlert, { props: { problem, retryable: true, dismissible: true } });
    await wrapper.findAll('button')[0]!.trigger('click');
    await wrapper.get('[aria-label="Dismiss"]').trigger('click');
    expect(wrapper.emitted()).toHaveProperty('retry');
    expect(wrapper.emitted()).toHaveProperty('dismiss');
  });
});

describe('EmptyState', () => {
  it('says what to do and offers it', async () => {
    const wrapper = mount(EmptyState, { props: { icon: Cpu, what: 'No runs yet', whatToDo: 'Set one up.', action: 'Set up' } });
    expect(wrapper.text()).toBe('No runs yetSet one up.Set up');
    await wrapper.get('button').trigger('click');
    expect(wrapper.emitted('action')).toHaveLength(1);
  });
});

describe('StateBadge', () => {
  it.each(runStateSchema.options)('names the state %s in a word', (state) => {
    expect(mount(StateBadge, { props: { state } }).text()).toBe(state);
  });

  it('says by which rule a run was stopped early', () => {
    const wrapper = mount(StateBadge, { props: { state: 'stopped', rule: { measure: 'elbo', patience: 3, leastImprovement: 0.5 } } });
    expect(wrapper.text()).toBe('stopped early');
    expect(wrapper.attributes('title')).toBe('By the rule of its study: the ELBO of 3 snapshots in a row was not better by 0.5 nats');
    expect(mount(StateBadge, { props: { state: 'stopped', rule: null } }).attributes('title')).toBeUndefined();
  });
});

describe('CodeText', () => {
  it('marks what stands between backticks', () => {
    const wrapper = mount(CodeText, { props: { text: 'Run `a` or `b`.' } });
    expect(wrapper.text()).toBe('Run a or b.');
    expect(wrapper.findAll('code').map((code) => code.text())).toEqual(['a', 'b']);
  });
});

describe('NamedSlider', () => {
  it('names each handle, also after it became a range', async () => {
    const names = (wrapper: ReturnType<typeof mount>) => wrapper.findAll('[role="slider"]').map((handle) => handle.attributes('aria-label'));
    const wrapper = mount(NamedSlider, { props: { value: 0.2, names: ['x'], minimum: 0, maximum: 1, step: 0.1 } });
    expect(names(wrapper)).toEqual(['x']);
    await wrapper.setProps({ value: [0.2, 0.8], names: ['x, one end', 'x, other end'] });
    await nextTick();
    expect(names(wrapper)).toEqual(['x, one end', 'x, other end']);
  });
});

describe('DialogWindow', () => {
  it('is a dialog named by its title, and closes', async () => {
    const wrapper = mount(DialogWindow, { props: { shown: true, title: 'Keyboard', width: 300 }, slots: { default: 'keys' }, attachTo: document.body });
    await nextTick();
    const dialog = document.querySelector('[role="dialog"]')!;
    expect(document.getElementById(dialog.getAttribute('aria-labelledby')!)!.textContent).toBe('Keyboard');
    dialog.querySelector<HTMLElement>('[aria-label="Close"]')!.click();
    expect(wrapper.emitted('update:shown')).toEqual([[false]]);
    wrapper.unmount();
  });
});
