import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import { useRouter, type RouteLocationRaw } from 'vue-router';
import { activeStates } from '@shared/run/status';
import { useSetUpStore } from '@renderer/features/setUp/setUpStore';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import { notify } from '@renderer/shared/ui/toasts';
import { tourExperiment } from './tourExperiment';
import { keepTourProgress, readTourProgress, type TourProgress } from './tourProgress';
import type { TourScreen } from './tourStep';
import { tourSteps } from './tourSteps';

/** The device that every machine has: `auto` would measure all others first, which takes longer than the tour's training. */
const TOUR_DEVICE = 'cpu';

/** Where the tour is, and the ways through it. */
export const useTourStore = defineStore('tour', () => {
  const runs = useRunsStore();
  const setUp = useSetUpStore();
  const router = useRouter();
  const progress = ref<TourProgress>(readTourProgress());
  /** What the form trained on before the tour. */
  let deviceBefore: string | null = null;

  const index = computed(() => tourSteps.findIndex(({ id }) => id === progress.value.step));
  const step = computed(() => tourSteps[index.value] ?? null);
  const run = computed(() => runs.byId.get(progress.value.run ?? '') ?? null);
  /** For those who come here for the first time: no run yet, and the tour neither taken nor declined. */
  const offered = computed(() => !progress.value.seen && runs.loaded && runs.problem === null && runs.runs.length === 0 && runs.unreadable.length === 0);

  /** Where the step can be followed: a run that was started is on Live, also while it waits for its device. */
  const screen = computed<TourScreen | null>(() => (step.value?.over === 'started' && run.value ? 'live' : step.value?.screen ?? null));
  /** Whether the researcher looks at something else. */
  const away = computed(() => {
    const { name, query } = router.currentRoute.value;
    return screen.value !== null && (name !== screen.value || (screen.value === 'analyse' && query['view'] === 'metrics'));
  });
  const readyForNext = computed(() => step.value?.over === 'read' || (step.value?.over === 'trained' && (run.value?.status.state === 'finished' || run.value?.status.state === 'stopped')));
  /** What leads to a start is not gone back to when the run is there. */
  const hasPrevious = computed(() => index.value > 0 && tourSteps[index.value - 1]!.over !== 'started' && (step.value?.over !== 'started' || run.value === null));

  function change(to: Partial<TourProgress>): void {
    progress.value = { ...progress.value, ...to };
    keepTourProgress(progress.value);
  }

  function show(place: number): void {
    const left = screen.value;
    change({ step: tourSteps[place]!.id });
    if (screen.value !== left) goThere();
  }

  function addressOf(to: TourScreen): RouteLocationRaw {
    const id = run.value?.status.id;
    if (to === 'analyse') return `/analyse/${id ?? ''}`;
    return to === 'live' && id !== undefined ? { path: '/live', query: { run: id } } : `/${to}`;
  }

  /** Opens the screen that the step is about. */
  function goThere(): void {
    if (screen.value) void router.push(addressOf(screen.value));
  }

  /** Fills the form with an experiment of the tour, and offers the way back to what is no preset. */
  function fill(decoder: Parameters<typeof tourExperiment>[0]): void {
    const experiment = tourExperiment(decoder);
    const own = setUp.preset === null;
    const undo = setUp.replace(experiment);
    setUp.replicas = 1;
    setUp.planning = false;
    if (own) notify(`The form now holds “${experiment.name}”.`, { label: 'Undo', run: undo });
  }

  function takeDevice(): void {
    deviceBefore ??= setUp.device;
    setUp.device = TOUR_DEVICE;
  }

  function releaseDevice(): void {
    if (deviceBefore !== null && setUp.device === TOUR_DEVICE) setUp.device = deviceBefore;
    deviceBefore = null;
  }

  /** Takes the tour from its start, or with `step` from a later one, with an experiment that is not started yet. */
  function begin(at = tourSteps[0]!.id): void {
    fill('broadcast');
    takeDevice();
    change({ seen: true, step: at, run: null });
    goThere();
  }

  function trainAgain(): void {
    begin(tourSteps.find(({ over }) => over === 'started')!.id);
  }

  function end(): void {
    releaseDevice();
    change({ seen: true, step: null, run: null });
  }

  function skip(): void {
    end();
    notify('The tour waits in the keyboard help (?) and in the command palette.');
  }

  /** Ends the tour with the experiment that its last step asks about. */
  function prepareComparison(): void {
    end();
    fill('deconv');
    void router.push('/set-up');
  }

  // The form does not remember its device when the window is loaded again.
  if (step.value?.screen === 'set-up') takeDevice();

  // The run that is started while the form is toured is the tour's. At once, so that the first reading of all runs, which
  // counts as loaded right after it, is no news.
  watch(() => runs.byId, (now, before) => {
    if (step.value?.screen !== 'set-up' || !runs.loaded) return;
    const started = [...now.values()].find(({ status }) => !before.has(status.id) && activeStates.includes(status.state));
    if (!started) return;
    releaseDevice();
    change({ step: tourSteps.find(({ over }) => over === 'started')!.id, run: started.status.id });
  }, { flush: 'sync' });
  watch(() => run.value?.status.state, (state) => {
    if (step.value?.over === 'started' && state !== undefined && state !== 'queued') change({ step: tourSteps[index.value + 1]!.id });
  });

  return {
    step, index, run, offered, screen, away, readyForNext, hasPrevious,
    begin, end, skip, goThere, trainAgain, prepareComparison,
    next: () => { show(index.value + 1); },
    back: () => { show(index.value - 1); },
  };
});
