import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import TermHint from '@renderer/shared/ui/TermHint.vue';

describe('TermHint', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => {
    vi.useRealTimers();
    document.body.innerHTML = '';
  });
  const explanation = () => document.body.querySelector('[role="tooltip"]');

  it('explains its term with formula and source while it is pointed at', async () => {
    const wrapper = mount(TermHint, { props: { term: 'mig' }, slots: { default: 'MIG' }, attachTo: document.body });
    expect(wrapper.text()).toBe('MIG');
    await wrapper.get('.term').trigger('mouseenter');
    expect(explanation()).toBeNull();
    await vi.advanceTimersByTimeAsync(400);
    expect(explanation()!.textContent).toContain('mutual information gap');
    expect(explanation()!.textContent).toContain('Chen et al. 2018');
    expect(wrapper.get('.term').attributes('aria-describedby')).toBe(explanation()!.id);
    vi.useRealTimers();
    await vi.waitFor(async () => {
      await flushPromises();
      expect(explanation()!.querySelector('.katex')).not.toBeNull();
    });
    wrapper.unmount();
  });

  it('does not open when the pointer only passes, and closes when it has left', async () => {
    const wrapper = mount(TermHint, { props: { term: 'beta' }, slots: { default: 'β' }, attachTo: document.body });
    await wrapper.get('.term').trigger('mouseenter');
    await vi.advanceTimersByTimeAsync(100);
    await wrapper.get('.term').trigger('mouseleave');
    await vi.advanceTimersByTimeAsync(1000);
    expect(explanation()).toBeNull();
    await wrapper.get('.term').trigger('mouseenter');
    await vi.advanceTimersByTimeAsync(400);
    await wrapper.get('.term').trigger('keydown', { key: 'Escape' });
    expect(wrapper.get('.term').attributes('aria-describedby')).toBeUndefined();
    wrapper.unmount();
  });
});
