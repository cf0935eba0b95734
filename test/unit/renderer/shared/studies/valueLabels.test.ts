import { expect, it } from 'vitest';
import { fullValueLabel, shortValueLabel } from '@renderer/shared/studies/valueLabels';

it('leaves out the title of the axis where it stands beside the value', () => {
  expect(shortValueLabel('β', 'β 4')).toBe('4');
  expect(shortValueLabel('Decoder', 'Broadcast')).toBe('Broadcast');
  expect(shortValueLabel('β', 'β ')).toBe('β ');
});

it('puts the title before a number, which says nothing by itself', () => {
  expect(fullValueLabel('β', '0.4')).toBe('β 0.4');
  expect(fullValueLabel('β', 'β 4')).toBe('β 4');
  expect(fullValueLabel('Decoder', 'Broadcast')).toBe('Broadcast');
});
