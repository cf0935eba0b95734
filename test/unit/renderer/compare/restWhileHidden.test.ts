import { mount } from '@vue/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { defineComponent, h, KeepAlive, nextTick, ref, watch } from 'vue';
import { restWhileHidden } from '@renderer/features/compare/restWhileHidden';

describe('restWhileHidden', () => {
  it('renders and watches nothing while hidden, and catches up when shown', async () => {
    const value = ref(1);
    const rendered = vi.fn();
    const watched = vi.fn();
    const View = defineComponent({ setup() {
      restWhileHidden();
      watch(value, watched);
      return () => { rendered(value.value); return h('p', value.value); };
    } });
    const shown = ref(true);
    const wrapper = mount({ render: () => h(KeepAlive, () => (shown.value ? h(View) : null)) });
    value.value = 2;
    await nextTick();
    expect(wrapper.text()).toBe('2');
    expect(rendered).toHaveBeenCalledTimes(2);
    shown.value = false;
    await nextTick();
    value.value = 3;
    await nextTick();
    value.value = 4;
    await nextTick();
    expect(rendered).toHaveBeenCalledTimes(2);
    expect(watched).toHaveBeenCalledTimes(1);
    shown.value = true;
    await nextTick();
    expect(wrapper.text()).toBe('4');
    expect(rendered).toHaveBeenCalledTimes(3);
    expect(watched).toHaveBeenCalledTimes(2);
  });
});
