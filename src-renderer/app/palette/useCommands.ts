import { Activity, CircleQuestionMark, Download, FileText, FlaskConical, GitCompareArrows, Grid3x3, Monitor, Moon, Orbit, Pause, Play, Signpost, Square, Sun } from '@lucide/vue';
import { computed, type ComputedRef } from 'vue';
import { useRouter } from 'vue-router';
import { presets } from '@shared/experiment/presets';
import { compareViews } from '@renderer/features/compare/views';
import { useSetUpStore } from '@renderer/features/setUp/setUpStore';
import { useTourStore } from '@renderer/features/tour/tourStore';
import { modifierName } from '@renderer/shared/keyboard/modifierName';
import { possibleActions, useRunActions, type RunAction } from '@renderer/shared/runs/runActions';
import { decoderLabel } from '@renderer/shared/runs/partLabels';
import { runDetail } from '@renderer/shared/runs/runLabels';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import { useStudiesStore } from '@renderer/shared/studies/studiesStore';
import { useTheme } from '@renderer/shared/theme/theme';
import { useExport } from '@renderer/shared/transfers/useExport';
import { notify, useProblems } from '@renderer/shared/ui/toasts';
import { pathOf } from '../keys';
import { screens } from '../screens';
import type { Command } from './command';

const actionLooks: Readonly<Record<RunAction, { readonly title: string; readonly icon: typeof Pause }>> = {
  pause: { title: 'Pause', icon: Pause },
  resume: { title: 'Resume', icon: Play },
  stop: { title: 'Stop', icon: Square },
};

/** Everything that the palette offers, as it is now. @param help shows the keyboard's keys */
export function useCommands(help: () => void): ComputedRef<Command[]> {
  const router = useRouter();
  const runs = useRunsStore();
  const studies = useStudiesStore();
  const setUp = useSetUpStore();
  const tour = useTourStore();
  const theme = useTheme();
  const problems = useProblems();
  const actions = useRunActions();
  const exporting = useExport();
  const go = (path: string, query: Record<string, string> = {}) => { void router.push({ path, query }); };

  async function start(): Promise<void> {
    if (!setUp.experiment) {
      go('/set-up');
      setUp.revealFirstIssue();
      notify('The experiment in the form can’t be started yet: see what is marked.');
      return;
    }
    const started = await problems.attempt(() => setUp.start());
    if (started && started.length > 0) go('/live', { run: started.map(({ status }) => status.id).join(',') });
  }

  const places = screens.map(({ name, label, path, icon, digit }): Command => ({ id: `screen ${name}`, kind: 'Go to', title: label, detail: 'screen', icon, keys: [modifierName, String(digit)], run: () => { go(pathOf(path)); } }));
  const views = compareViews.map(({ id, label, hint }): Command => ({ id: `view ${id}`, kind: 'Compare', title: label, detail: hint, icon: GitCompareArrows, run: () => { go('/compare', { view: id }); } }));
  const ready = presets.map((preset): Command => ({
    id: `preset ${preset.id}`, kind: 'Presets', title: preset.title, detail: `preset · ${preset.summary}`, icon: FlaskConical,
    run: () => {
      const undo = setUp.replace(preset.experiment);
      go('/set-up');
      notify(`The form now holds “${preset.title}”.`, { label: 'Undo', run: undo });
    },
  }));

  function general(): Command[] {
    const ids = runs.runs.map(({ status }) => status.id);
    const themes = ([['light', 'Light theme', Sun], ['dark', 'Dark theme', Moon], ['system', 'Theme as the system', Monitor]] as const).filter(([mode]) => mode !== theme.mode.value);
    return [
      { id: 'start', kind: 'Actions', title: 'Start training', detail: 'what the Set-up form holds', icon: Play, keys: [modifierName, 'Enter'], run: () => { void start(); } },
      ...themes.map(([mode, title, icon]): Command => ({ id: `theme ${mode}`, kind: 'Actions', title, detail: 'colors of the window', icon, run: () => { theme.setMode(mode); } })),
      ...(ids.length > 0 ? [
        { id: 'export table', kind: 'Actions', title: 'Export all runs as a table', detail: 'CSV: a row for each run', icon: Download, run: () => { void exporting.run('Table of all runs', { what: 'runTable', ids, format: 'csv' }); } },
        { id: 'export report', kind: 'Actions', title: 'Export a report of all runs', detail: 'one HTML file', icon: FileText, run: () => { void exporting.run('Report of all runs', { what: 'report', ids, title: '', notes: '', groups: null }); } },
      ] satisfies Command[] : []),
      { id: 'help', kind: 'Actions', title: 'Keyboard', detail: 'all keys', icon: CircleQuestionMark, keys: ['?'], run: help },
      { id: 'tour', kind: 'Actions', title: 'Take the tour', detail: 'one minute, ends with a trained model', icon: Signpost, run: () => { tour.begin(); } },
    ];
  }

  const steering = computed(() => [...runs.running, ...runs.runs.filter(({ status }) => status.state === 'paused')].flatMap((run) => possibleActions(run).map((action): Command => ({
    id: `${action} ${run.status.id}`, kind: 'Actions', title: `${actionLooks[action].title} ${run.experiment.name}`, detail: `${runDetail(run.experiment)} · ${run.status.state}`, icon: actionLooks[action].icon,
    run: () => { void actions.act(action, run.status.id); },
  }))));
  const runCommands = computed(() => runs.runs.map(({ status, experiment, annotations }): Command => ({
    id: `run ${status.id}`, kind: 'Runs', title: experiment.name, detail: [decoderLabel(experiment.model.decoder), runDetail(experiment), status.state, ...annotations.tags].join(' · '), icon: status.state === 'running' ? Activity : Orbit,
    run: () => { if (status.state === 'running' || status.state === 'queued') go('/live', { run: status.id }); else go(`/analyse/${status.id}`); },
  })));
  const studyCommands = computed(() => studies.studies.map(({ study, done, total }): Command => ({ id: `study ${study.id}`, kind: 'Studies', title: study.plan.name, detail: `study · ${String(done)} of ${String(total)} runs · ${study.state}`, icon: Grid3x3, run: () => { go(`/studies/${study.id}`); } })));

  return computed(() => [...places, ...general(), ...steering.value, ...views, ...studyCommands.value, ...runCommands.value, ...ready]);
}
