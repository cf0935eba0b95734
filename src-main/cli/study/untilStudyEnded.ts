import type { StudyOverview, StudyProgress } from '@shared/contract/studies';
import type { Workbench } from '../../services/openWorkbench';
import { onStopSignal } from '../stopSignals';

/**
 * Starts a study, or goes on with it, and waits until it has ended, was paused, or a signal stopped it; its runs then have
 * checkpoints to go on from.
 * @param onProgress how far the study is, about once a second
 */
export async function untilStudyEnded({ services, subscribe }: Pick<Workbench, 'services' | 'subscribe'>, id: string, onProgress: (progress: StudyProgress) => void): Promise<StudyOverview> {
  let resolveEnd: (overview: StudyOverview) => void = () => undefined;
  const ended = new Promise<StudyOverview>((resolve) => { resolveEnd = resolve; });
  let started = false;
  const unsubscribe = subscribe((name, payload) => {
    if (name === 'studies.progressed' && 'done' in payload && 'id' in payload && payload.id === id) onProgress(payload);
    if (name !== 'studies.changed' || !('study' in payload) || payload.study.id !== id) return;
    if (started && (payload.study.state === 'ended' || payload.study.state === 'paused')) resolveEnd(payload);
  });
  // It may end by itself at this very moment, and then refuses, rightly.
  const release = onStopSignal(() => { services['studies.stop']({ id }).catch(() => undefined); });
  try {
    const overview = await services['studies.start']({ id });
    started = true;
    return overview.study.state === 'running' ? await ended : overview;
  } finally {
    release();
    unsubscribe();
  }
}
