import util from 'node:util';
import { expect, test, vi } from 'vitest';
import { restoreLegacyUtil } from '../../../../src-main/engine/runtime/restoreLegacyUtil';

test.each([
  ['with everything gone', {}],
  ['with what this version of Node still has', { ...util }],
])('what tfjs-node calls of a util %s', (_, before) => {
  const legacy: { isNullOrUndefined?: (value: unknown) => boolean; isArray?: (value: unknown) => boolean } = { ...before };
  const complaint = vi.spyOn(process, 'emitWarning').mockReturnValue();
  restoreLegacyUtil(legacy);
  expect([undefined, null, 0, '', []].map((value) => legacy.isNullOrUndefined!(value))).toEqual([true, true, false, false, false]);
  expect([[], [1], {}, new Float32Array(1), 'text'].map((value) => legacy.isArray!(value))).toEqual([true, true, false, false, false]);
  expect(complaint).not.toHaveBeenCalled();
  complaint.mockRestore();
});
