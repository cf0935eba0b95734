import { getCurrentScope, onActivated, onDeactivated } from 'vue';

/**
 * Lets a component that is kept alive rest while another one is shown: nothing of it is computed or rendered until it comes
 * back, and then only what changed. Called first in its set-up; children that read stores call it themselves.
 */
export function restWhileHidden(): void {
  const scope = getCurrentScope();
  onDeactivated(() => { scope?.pause(); });
  onActivated(() => { scope?.resume(); });
}
