import { NTag, type DataTableColumn } from 'naive-ui';
import { h, type VNodeChild } from 'vue';
import { RouterLink } from 'vue-router';
import { formatDuration } from '@renderer/shared/format/duration';
import { formatCompact, formatNumber, NOT_MEASURED } from '@renderer/shared/format/number';
import { runColor } from '@renderer/shared/theme/runColor';
import type { TermName } from '@renderer/shared/terms';
import StateBadge from '@renderer/shared/ui/StateBadge.vue';
import TermHint from '@renderer/shared/ui/TermHint.vue';
import type { RunRow, SortKey, Sorting } from './runRows';
import type { RunSelection } from './runSelection';

interface ColumnLook {
  readonly key: SortKey;
  readonly title: string;
  readonly width: number;
  readonly numeric?: boolean;
  /** What explains the title. */
  readonly term?: TermName;
  readonly render: (row: RunRow) => VNodeChild;
}

const created = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit' });
const MOST_TAGS = 2;

const looks: readonly ColumnLook[] = [
  { key: 'name', title: 'Name', width: 200, render: (row) => h('span', { class: 'run-name', title: row.notes === '' ? row.name : `${row.name}\n\n${row.notes}` }, [h('span', { class: 'run-dot', style: { background: runColor(row.id) } }), h('span', { class: 'run-label' }, row.name)]) },
  { key: 'state', title: 'State', width: 100, render: (row) => h(StateBadge, { state: row.state, rule: row.stoppedByRule }) },
  { key: 'decoder', title: 'Decoder', width: 82, render: (row) => row.decoder },
  { key: 'dataset', title: 'Dataset', width: 136, render: (row) => row.dataset },
  { key: 'objective', title: 'Objective', width: 104, render: (row) => row.objective },
  { key: 'seed', term: 'seed', title: 'Seed', width: 52, numeric: true, render: (row) => String(row.seed) },
  { key: 'step', title: 'Steps', width: 106, numeric: true, render: (row) => (row.step === row.totalSteps ? formatCompact(row.step) : `${formatCompact(row.step)} / ${formatCompact(row.totalSteps)}`) },
  { key: 'nll', term: 'nll', title: 'NLL', width: 78, numeric: true, render: (row) => formatNumber(row.nll) },
  { key: 'kl', term: 'kl', title: 'KL', width: 72, numeric: true, render: (row) => formatNumber(row.kl, 3) },
  { key: 'mig', term: 'mig', title: 'MIG', width: 60, numeric: true, render: (row) => fraction(row.mig) },
  { key: 'geometryScore', term: 'geometryScore', title: 'Geom. R²', width: 74, numeric: true, render: (row) => fraction(row.geometryScore) },
  { key: 'latentsUsed', term: 'latentsUsed', title: 'Used', width: 54, numeric: true, render: (row) => (row.latentsUsed === null ? NOT_MEASURED : String(row.latentsUsed)) },
  { key: 'trainedSeconds', title: 'Trained', width: 96, numeric: true, render: (row) => (row.trainedSeconds === 0 ? NOT_MEASURED : formatDuration(row.trainedSeconds)) },
  { key: 'createdAt', title: 'Created', width: 110, numeric: true, render: (row) => created.format(new Date(row.createdAt)) },
  { key: 'study', title: 'Study', width: 118, render: ({ study }) => (study === null ? NOT_MEASURED : h(RouterLink, { to: `/studies/${study.id}`, class: 'run-study', title: study.name, onClick: (event: MouseEvent) => { event.stopPropagation(); } }, () => study.name)) },
  { key: 'tags', title: 'Tags', width: 130, render: renderTags },
];

function fraction(value: number | null): string {
  return value === null ? NOT_MEASURED : value.toFixed(3);
}

function renderTags({ tags }: RunRow): VNodeChild {
  const shown = tags.slice(0, MOST_TAGS).map((tag) => h(NTag, { size: 'tiny', bordered: false, key: tag }, () => tag));
  const rest = tags.length - shown.length;
  return h('span', { class: 'run-tags', title: tags.join(', ') }, rest > 0 ? [...shown, `+${String(rest)}`] : shown);
}

/** The columns of the table. Sorting happens outside, so that rows without a value can stay last. */
export function runColumns(sorting: Sorting, selection: RunSelection): DataTableColumn<RunRow>[] {
  return [
    tickColumn(selection),
    ...looks.map((look): DataTableColumn<RunRow> => ({
      key: look.key,
      title: look.term ? () => h(TermHint, { term: look.term! }, () => look.title) : look.title,
      // Names take the room that is left.
      ...(look.key === 'name' ? { minWidth: look.width } : { width: look.width }),
      align: look.numeric === true ? 'right' : 'left',
      sorter: true,
      sortOrder: sorting.key === look.key ? sorting.order : false,
      ...(look.key === 'name' ? { fixed: 'left' as const } : {}),
      render: look.render,
    })),
  ];
}

// The table's own selection column leaves its boxes without names.
function tickColumn(selection: RunSelection): DataTableColumn<RunRow> {
  return {
    key: 'tick',
    width: 38,
    fixed: 'left',
    align: 'center',
    title: () => h('input', {
      type: 'checkbox', class: 'run-tick', 'aria-label': 'Select all runs', checked: selection.state.value === 'all', indeterminate: selection.state.value === 'some',
      onChange: () => { selection.toggleAll(); },
    }),
    render: (row) => h('input', {
      type: 'checkbox', class: 'run-tick', 'aria-label': `Select ${row.name}, seed ${String(row.seed)}`, checked: selection.has(row.id),
      onClick: (event: MouseEvent) => {
        event.stopPropagation();
        selection.toggle(row.id, event.shiftKey);
      },
    }),
  };
}

/** Width of all columns together: the table scrolls sideways below it. */
export const columnsWidth = 38 + looks.reduce((sum, { width }) => sum + width, 0);
