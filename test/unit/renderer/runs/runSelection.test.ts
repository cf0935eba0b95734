import { describe, expect, it } from 'vitest';
import { ref } from 'vue';
import { useRunSelection } from '@renderer/features/runs/runSelection';

function selection(ids: string[]) {
  const listed = ref(ids);
  return { listed, selected: useRunSelection(() => listed.value) };
}

describe('useRunSelection', () => {
  it('ticks a range between two runs, in either direction', () => {
    const { selected } = selection(['a', 'b', 'c', 'd', 'e']);
    selected.toggle('d', false);
    selected.toggle('b', true);
    expect(selected.ticked.value).toEqual(['b', 'c', 'd']);
    selected.toggle('c', true);
    expect(selected.ticked.value).toEqual(['d']);
  });

  it('ticks one run where a range has no beginning', () => {
    const { selected } = selection(['a', 'b', 'c']);
    selected.toggle('c', true);
    expect(selected.ticked.value).toEqual(['c']);
  });

  it('counts listed runs only, in their order', () => {
    const { listed, selected } = selection(['a', 'b', 'c']);
    selected.toggle('c', false);
    selected.toggle('a', false);
    expect(selected.ticked.value).toEqual(['a', 'c']);
    listed.value = ['c', 'b'];
    expect(selected.ticked.value).toEqual(['c']);
  });

  it('ticks all, and then none', () => {
    const { selected } = selection(['a', 'b']);
    expect(selected.state.value).toBe('none');
    selected.toggle('a', false);
    expect(selected.state.value).toBe('some');
    selected.toggleAll();
    expect(selected.state.value).toBe('all');
    selected.toggleAll();
    expect(selected.ticked.value).toEqual([]);
  });
});
