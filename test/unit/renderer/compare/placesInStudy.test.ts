import { describe, expect, it } from 'vitest';
import { placesInStudy } from '@renderer/features/compare/placesInStudy';
import type { Axis } from '@shared/study/axis';

const axis = (title: string, labels: readonly string[]): Axis => ({ title, values: labels.map((label) => ({ label, changes: {} })) });
const cell = (coordinates: number[], ...ids: string[]) => ({ coordinates, experiment: null, problem: null, runs: ids.map((id, seed) => ({ seed, id })) });

describe('placesInStudy', () => {
  it('gives every replica the values of its combination, in the order of the axes', () => {
    const places = placesInStudy([cell([1, 0], 'first', 'second'), cell([0, 1], 'third')], [axis('Decoder', ['DeConv', 'Broadcast']), axis('Depth', ['shallow', 'deep'])]);
    expect([...places.get('second')!]).toEqual([['axis 1', { text: 'Broadcast', order: 1 }], ['axis 2', { text: 'shallow', order: 0 }]]);
    expect([...places.get('third')!].map(([, { text }]) => text)).toEqual(['DeConv', 'deep']);
  });

  it('has numbers without the title that Set up puts before them, so that a sweep can go along them', () => {
    const places = placesInStudy([cell([0], 'half'), cell([1], 'four'), cell([2], 'named')], [axis('β', ['β 0.5', 'β 4', 'βeta'])]);
    expect(['half', 'four', 'named'].map((id) => places.get(id)!.get('axis 1')!.text)).toEqual(['0.5', '4', 'βeta']);
  });
});
