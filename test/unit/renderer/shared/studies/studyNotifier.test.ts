import { useStudyNotifier } from '@renderer/shared/studies/studyNotifier';
import { useStudiesStore } from '@renderer/shared/studies/studiesStore';
import { useToasts } from '@renderer/shared/ui/toasts';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mountScreen, type Mounted } from '../../support/mountScreen';
import { samplePlan, sampleStudy } from '../../support/sampleStudies';

const shown: { title: string; body: string; click: () => void }[] = [];
const requestPermission = vi.fn<() => Promise<NotificationPermission>>();

class FakeNotification {
  static permission: NotificationPermission = 'default';
  static requestPermission = requestPermission;
  onclick: () => void = () => undefined;
  constructor(title: string, { body }: { body: string }) {
    shown.push({ title, body, click: () => { this.onclick(); } });
  }
}

let mounted: Mounted;

beforeEach(async () => {
  localStorage.clear();
  shown.length = 0;
  FakeNotification.permission = 'default';
  requestPermission.mockReset().mockImplementation(() => {
    FakeNotification.permission = 'granted';
    return Promise.resolve('granted');
  });
  vi.stubGlobal('Notification', FakeNotification);
  mounted = await mountScreen({ setup: () => { useStudyNotifier().listen(); return () => null; } });
  await useStudiesStore().load();
});
afterEach(() => {
  mounted.wrapper.unmount();
  vi.unstubAllGlobals();
  for (const { id } of useToasts().toasts.value) useToasts().dismiss(id);
});

async function end(change: Partial<ReturnType<typeof sampleStudy>> = {}): Promise<void> {
  mounted.client.emit('studies.changed', sampleStudy(samplePlan(), 'running'));
  const overview = sampleStudy(samplePlan(), 'ended');
  mounted.client.emit('studies.changed', { ...overview, done: overview.total, ...change });
  await flushPromises();
}

const notices = () => useToasts().toasts.value.map(({ content }) => (content.kind === 'notice' ? content.text : ''));

describe('the end of a study', () => {
  it('is told by a toast, which opens the study', async () => {
    await end();
    expect(notices()).toEqual(['“β sweep” has ended. All 12 runs are done.']);
    expect(shown).toEqual([]);
    expect(requestPermission).not.toHaveBeenCalled();
    useToasts().toasts.value[0]!.action!.run();
    await flushPromises();
    expect(mounted.router.currentRoute.value.path).toBe('/studies/20260301-090000-sweep');
  });

  it('says why it ended early', async () => {
    const early = sampleStudy(samplePlan(), 'ended');
    await end({ done: 4, study: { ...early.study, reason: 'The time budget of 2 h is used up.' } });
    expect(notices()).toEqual(['“β sweep” has ended. The time budget of 2 h is used up.']);
  });

  it('is no news where the study did not run', () => {
    mounted.client.emit('studies.changed', sampleStudy(samplePlan(), 'planned', '20260301-070000-old'));
    mounted.client.emit('studies.changed', sampleStudy(samplePlan(), 'ended', '20260301-070000-old'));
    expect(notices()).toEqual([]);
  });

  it('comes as a notification too once that was asked for', async () => {
    await useStudyNotifier().setWanted(true);
    expect(requestPermission).toHaveBeenCalledOnce();
    await end();
    expect(shown.map(({ title, body }) => [title, body])).toEqual([['β sweep has ended', 'All 12 runs are done.']]);
    shown[0]!.click();
    await flushPromises();
    expect(mounted.router.currentRoute.value.path).toBe('/studies/20260301-090000-sweep');
    await useStudyNotifier().setWanted(false);
    await end();
    expect(shown).toHaveLength(1);
  });

  it('says what to do when the browser refuses', async () => {
    requestPermission.mockResolvedValue('denied');
    await useStudyNotifier().setWanted(true);
    expect(useStudyNotifier().wanted).toBe(false);
    expect(useStudyNotifier().obstacle).toContain('allow them for this page');
  });
});
