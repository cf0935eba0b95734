import { expect, test } from 'vitest';
import { compareViews } from '@renderer/features/compare/views';
import { reproductions } from '@shared/reproduction/reproductions';

test('every reproduction is drawn by views that there are', () => {
  const known = compareViews.map(({ id }) => id);
  expect(reproductions.filter(({ views }) => views.length === 0 || views.some((view) => !known.includes(view)))).toEqual([]);
});
