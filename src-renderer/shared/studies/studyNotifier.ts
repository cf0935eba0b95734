import { defineStore } from 'pinia';
import { ref } from 'vue';
import { useRouter } from 'vue-router';
import type { StudyOverview } from '@shared/contract/studies';
import { notify } from '../ui/toasts';
import { useStudiesStore } from './studiesStore';

const STORAGE_KEY = 'sbd-workbench.notify';

/** Tells the researcher that a study has ended: a toast always, a notification of the desktop where one was asked for. */
export const useStudyNotifier = defineStore('studyNotifier', () => {
  const studies = useStudiesStore();
  const router = useRouter();
  const wanted = ref(localStorage.getItem(STORAGE_KEY) === 'on');
  /** Why there are no notifications of the desktop although they are wanted; null where nothing is in their way. */
  const obstacle = ref<string | null>(null);

  /** Turns notifications on, which asks the browser for its permission, or off. */
  async function setWanted(on: boolean): Promise<void> {
    obstacle.value = null;
    if (on && (await permission()) !== 'granted') {
      obstacle.value = 'This window may not show notifications: allow them for this page in the browser\'s settings, then turn them on again.';
      on = false;
    }
    wanted.value = on;
    localStorage.setItem(STORAGE_KEY, on ? 'on' : 'off');
  }

  async function permission(): Promise<NotificationPermission> {
    if (typeof Notification === 'undefined') return 'denied';
    return Notification.permission === 'default' ? Notification.requestPermission() : Notification.permission;
  }

  function open(id: string): void {
    void router.push(`/studies/${id}`);
  }

  function tell({ study, done, total }: StudyOverview): void {
    const outcome = study.reason ?? (done < total ? `It stopped after ${String(done)} of ${String(total)} runs.` : `All ${String(total)} runs are done.`);
    notify(`“${study.plan.name}” has ended. ${outcome}`, { label: 'Open', run: () => { open(study.id); } });
    if (!wanted.value || typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
    const shown = new Notification(`${study.plan.name} has ended`, { body: outcome, tag: study.id });
    shown.onclick = () => {
      window.focus();
      open(study.id);
    };
  }

  /** Listens from now on; called once, by the shell. */
  function listen(): void {
    studies.onEnd(tell);
  }

  return { wanted, obstacle, setWanted, listen };
});
