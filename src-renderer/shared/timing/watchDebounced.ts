import { onScopeDispose, watch, type WatchSource } from 'vue';

/** Calls back with the value of `source` at once, and then `milliseconds` after its last change. */
export function watchDebounced<Value>(source: WatchSource<Value>, milliseconds: number, callback: (value: Value) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(source, (value, previous) => {
    clearTimeout(timer);
    if (previous === undefined) callback(value);
    else timer = setTimeout(() => { callback(value); }, milliseconds);
  }, { immediate: true });
  onScopeDispose(() => { clearTimeout(timer); });
}
