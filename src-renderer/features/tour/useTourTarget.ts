import { onScopeDispose, watch } from 'vue';

const LOOK_AGAIN_MILLISECONDS = 150;
const LOOKS = 40;

/**
 * Scrolls the first element that `selector` names into view whenever that changes, as soon as the element is there: screens
 * are loaded when they are first opened, and cards appear when their data do.
 */
export function useTourTarget(selector: () => string | null): void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(wanted: string, left: number): void {
    const element = document.querySelector(wanted);
    if (element) element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    else if (left > 0) timer = setTimeout(() => { look(wanted, left - 1); }, LOOK_AGAIN_MILLISECONDS);
  }

  watch(selector, (wanted) => {
    clearTimeout(timer);
    if (wanted !== null) look(wanted, LOOKS);
  }, { immediate: true, flush: 'post' });
  onScopeDispose(() => { clearTimeout(timer); });
}
