/** What tfjs-node calls of Node's `util`, and newer versions of Node took away. */
interface LegacyUtil {
  isNullOrUndefined?: (value: unknown) => boolean;
  isArray?: (value: unknown) => boolean;
}

/**
 * Gives Node's `util` back what tfjs-node 4.22 still calls: `isNullOrUndefined`, which Node 23 removed (tfjs issue 8609), and
 * `isArray`, which has complained on the console since Node 22 and is going too. Both mean what they always meant.
 */
export function restoreLegacyUtil(util: object): void {
  const legacy: LegacyUtil = util;
  legacy.isNullOrUndefined ??= (value) => value === null || value === undefined;
  legacy.isArray = (value) => Array.isArray(value);
}
