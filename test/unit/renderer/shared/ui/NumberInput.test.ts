import NumberInput from '@renderer/shared/ui/NumberInput.vue';
import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';

function mountInput(value: number | null, step?: number) {
  const wrapper = mount(NumberInput, { props: { value, step, label: 'Steps', 'onUpdate:value': (next: number | null) => wrapper.setProps({ value: next }) } });
  return { wrapper, input: wrapper.get('input') };
}

describe('NumberInput', () => {
  it('shows a long integer grouped and keeps what is being typed', async () => {
    const { wrapper, input } = mountInput(500_000);
    expect(input.element.value).toBe('500,000');
    await input.setValue('1e3');
    expect(wrapper.props('value')).toBe(1000);
    expect(input.element.value).toBe('1e3');
    await input.trigger('blur');
    expect(input.element.value).toBe('1000');
  });

  it('gives null for a text that is no number, and leaves the text to be mended', async () => {
    const { wrapper, input } = mountInput(3);
    await input.setValue('many');
    await input.trigger('blur');
    expect(wrapper.props('value')).toBeNull();
    expect(input.element.value).toBe('many');
  });

  it('steps with the arrow keys, ten times as far with Shift', async () => {
    const { wrapper, input } = mountInput(16, 1);
    await input.trigger('keydown', { key: 'ArrowUp' });
    expect(wrapper.props('value')).toBe(17);
    await input.trigger('keydown', { key: 'ArrowDown', shiftKey: true });
    expect(wrapper.props('value')).toBe(7);
  });

  it('tells assistive technology its name and whether it is invalid', async () => {
    const { wrapper, input } = mountInput(1);
    expect(input.attributes('aria-label')).toBe('Steps');
    await wrapper.setProps({ invalid: true });
    expect(input.attributes('aria-invalid')).toBe('true');
  });
});
