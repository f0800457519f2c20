import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { RedactionRule } from '../export/redact-text';
import type { Unrecorded } from '../intake/recording-policy';
import type { Sample } from '../query/complete';
import type { FilterSeams } from '../query/term';
import type { LogEntry } from '../record/entry';
import type { Category } from '../reference/category';
import { COLUMNS, type ColumnId, NARROWEST, ordering, type Sort } from './columns';
import { createLogDiagnosis, type LogDiagnosis } from './diagnosis';
import { createFeed } from './feed';
import { compile, type Filter, filterSeams } from './filter';
import type { ImportedLog } from './imported';
import { createKinds, type Kinds } from './kinds';
import { createLog, type Log } from './log';
import type { PanelPorts, TabPorts } from './ports';
import { asBoolean, asNumber, asOneOf, asTexts, remembered } from './preferences';
import { asRules } from './redaction-rules';
import { createRows, type Rows } from './rows';
import { createScope, type Scope } from './scope';
import { createSelection, type Selection } from './selection';
import type { SettingsModel } from './settings';
import { createView, type TimeRange, type View } from './view';
import { createWork, type Work } from './work';

/** Filters that are kept. */
const MOST_SAVED = 30;

export type Dock = 'below' | 'right';

/** Everything that the panel shows, and everything that can be done in it. Knows neither a browser nor a page. */
export interface Panel {
  readonly ports: PanelPorts;
  readonly log: Log;
  /** Which of its entries the same is said of. */
  readonly kinds: Kinds;
  /** Why its entries ended. */
  readonly diagnosis: LogDiagnosis;
  readonly view: View;
  /** What the grid shows of it. */
  readonly rows: Rows;
  /** Whether attempts at the same endpoint are one row. */
  readonly fold: Signal<boolean>;
  readonly scope: Scope;
  readonly selection: Selection;
  /** As typed. */
  readonly filterText: Signal<string>;
  /** Filters that are kept for another day, the newest first. */
  readonly savedFilters: Signal<readonly string[]>;
  /** The same, compiled. */
  readonly filter: ReadonlySignal<Filter>;
  readonly filterSeams: FilterSeams;
  /** Entries to take suggestions from, the newest first. */
  sample(): Sample;
  /** A log from a file that is to be shown instead; `null`: this one. */
  readonly imported: Signal<ImportedLog | null>;
  /** Exports and imports under way. */
  readonly work: Work;
  /** Whether secrets are replaced in what is exported. */
  readonly redact: ReadonlySignal<boolean>;
  /** Why the options let nothing of the page be recorded; `null`: it is. */
  readonly unrecorded: ReadonlySignal<Unrecorded | null>;
  /** Rules of redaction that were switched off. */
  readonly rulesOff: Signal<readonly RedactionRule[]>;
  /** Whether it is shown what is replaced. */
  readonly redactionDialog: Signal<boolean>;
  /** The row whose menu is open, and where, in CSS pixels of the window. */
  readonly rowMenu: Signal<{ key: string; x: number; y: number } | null>;
  /** Whether the help is open. */
  readonly help: Signal<boolean>;
  readonly only: Signal<ReadonlySet<Category>>;
  readonly sort: Signal<Sort | null>;
  /** What is chosen on the timeline. */
  readonly time: Signal<TimeRange | null>;
  readonly timeline: Signal<boolean>;
  /** Whether screen readers are told when the number of rows changes. */
  readonly announce: Signal<boolean>;
  readonly preserve: Signal<boolean>;
  readonly dock: Signal<Dock>;
  /** Of the details, in per cent of the room, by dock. */
  readonly share: Signal<number>;
  readonly widths: Signal<Partial<Record<ColumnId, number>>>;
  readonly hiddenColumns: Signal<readonly ColumnId[]>;
  /** Whether the journal was read once: before that, an empty grid says nothing. */
  readonly ready: ReadonlySignal<boolean>;
  /** Why the journal cannot be read; `null` when it can. */
  readonly problem: ReadonlySignal<string | null>;
  /** The entry whose details are shown. */
  readonly shown: ReadonlySignal<LogEntry | null>;
  toggleCategory(category: Category): void;
  /** Keeps the filter as it is typed, or lets it go if it is kept. */
  toggleSaved(): void;
  clearFilters(): void;
  clear(): void;
  setRecording(recording: boolean): void;
  setRedact(redact: boolean): void;
  [Symbol.dispose](): void;
}

/** @param work shared by a panel and those that are opened over it, so that what is under way is seen in each */
export function createPanel(ports: PanelPorts, work = createWork()): Panel {
  const { settings, shelf, tab } = ports;
  const log = createLog();
  const kinds = createKinds(log);
  const diagnosis = createLogDiagnosis(log, ports.idle);
  const selection = createSelection();
  const filterText = signal('');
  const seams = filterSeams(diagnosis);
  const filter = computed(() => compile(filterText.value, seams));
  const only = signal<ReadonlySet<Category>>(new Set());
  const sort = signal<Sort | null>(null);
  const time = signal<TimeRange | null>(null);
  const ready = signal(tab === null);
  const kept = {
    preserve: remembered(shelf, 'preserve', false, asBoolean),
    dock: remembered<Dock>(shelf, 'dock', 'below', asOneOf<Dock>('below', 'right')),
    announce: remembered(shelf, 'announce', true, asBoolean),
    rulesOff: remembered<readonly RedactionRule[]>(shelf, 'redaction-off', [], asRules),
    fold: remembered(shelf, 'fold', false, asBoolean),
    timeline: remembered(shelf, 'timeline', true, asBoolean),
    share: remembered(shelf, 'share', 45, asNumber(10, 90)),
    savedFilters: remembered<readonly string[]>(shelf, 'saved-filters', [], asTexts(MOST_SAVED)),
    widths: remembered(shelf, 'widths', {}, asWidths),
    hiddenColumns: remembered<readonly ColumnId[]>(shelf, 'hidden-columns', [], asColumns),
  };
  const scope = createScope(log, kept.preserve.value, async () => (await tab?.identify()) ?? null, ports.now);
  const view = createView(
    log,
    kinds,
    {
      scope: tab ? scope.test : signal(null),
      only,
      filter: computed(() => {
        const { sieve, asksCauses } = filter.value;
        if (!sieve || !asksCauses) return sieve;
        // What it says of an entry may be another now.
        void diagnosis.version.value;
        return { ...sieve };
      }),
      time,
      order: computed(() => ordering(sort.value)),
    },
    ports,
  );
  const shown = computed(() => {
    void log.version.value;
    const key = selection.current.value;
    return (selection.open.value && key !== null && log.byKey(key)) || null;
  });

  const undo: (() => void)[] = [
    () => diagnosis[Symbol.dispose](),
    () => view[Symbol.dispose](),
    () => scope[Symbol.dispose](),
    () => kinds[Symbol.dispose](),
  ];
  for (const { [Symbol.dispose]: dispose } of Object.values(kept)) undo.push(dispose);
  const unrecorded = signal<Unrecorded | null>(null);
  if (tab) undo.push(followRecording(unrecorded, tab, settings, scope));
  const feed = tab && createFeed(log, tab.journal, tab.tabId, tab.onChanged);
  if (tab && feed) {
    undo.push(() => feed[Symbol.dispose]());
    undo.push(tab.onNavigated(() => void scope.navigated()));
    void Promise.all([feed.ready, scope.ask()]).then(() => {
      ready.value = true;
    });
  }

  return {
    ports,
    log,
    kinds,
    diagnosis,
    view,
    rows: createRows(view, log, diagnosis, kept.fold.value),
    fold: kept.fold.value,
    scope,
    selection,
    filterText,
    savedFilters: kept.savedFilters.value,
    filter,
    filterSeams: seams,
    *sample() {
      for (let index = log.entries.length - 1; index >= 0; index--) {
        const entry = log.entries[index];
        const words = kinds.words(kinds.at(index));
        if (entry && words) yield [entry, words];
      }
    },
    imported: signal(null),
    work,
    redact: computed(() => settings.values.value.redact),
    unrecorded,
    rulesOff: kept.rulesOff.value,
    redactionDialog: signal(false),
    rowMenu: signal(null),
    help: signal(false),
    only,
    sort,
    time,
    timeline: kept.timeline.value,
    announce: kept.announce.value,
    preserve: kept.preserve.value,
    dock: kept.dock.value,
    share: kept.share.value,
    widths: kept.widths.value,
    hiddenColumns: kept.hiddenColumns.value,
    ready,
    problem: feed?.problem ?? signal(null),
    shown,
    toggleCategory(category) {
      const next = new Set(only.peek());
      if (!next.delete(category)) next.add(category);
      only.value = next;
    },
    toggleSaved() {
      const text = filterText.peek().trim();
      const saved = kept.savedFilters.value;
      const others = saved.peek().filter((one) => one !== text);
      if (text === '') return;
      saved.value = others.length < saved.peek().length ? others : [text, ...others].slice(0, MOST_SAVED);
    },
    clearFilters() {
      filterText.value = '';
      only.value = new Set();
      time.value = null;
    },
    clear() {
      selection.select(null);
      time.value = null;
      if (tab) void tab.send({ type: 'clear', tabId: tab.tabId });
      else log.clear();
    },
    setRecording(recording) {
      if (tab) void tab.send({ type: 'set-recording', tabId: tab.tabId, recording });
    },
    setRedact(redact) {
      void settings.save('redact', redact);
    },
    [Symbol.dispose]() {
      for (const one of undo) one();
    },
  };
}

/** Asks whether the page is recorded, and again for each page and after each change of the settings. */
function followRecording(
  unrecorded: Signal<Unrecorded | null>,
  tab: TabPorts,
  { values }: SettingsModel,
  { page }: Scope,
): () => void {
  let turn = 0;
  const rule = computed(() => `${values.value.recording} ${values.value.sites.join(' ')}`);
  return effect(() => {
    void rule.value;
    void page.value;
    const mine = ++turn;
    void tab.unrecorded().then((answer) => {
      if (mine === turn) unrecorded.value = answer;
    });
  });
}

const isColumn = (value: unknown): value is ColumnId => COLUMNS.some(({ id }) => id === value);

function asColumns(value: unknown): ColumnId[] | undefined {
  return Array.isArray(value) ? value.filter(isColumn) : undefined;
}

function asWidths(value: unknown): Partial<Record<ColumnId, number>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const take = asNumber(NARROWEST, 4000);
  return Object.fromEntries(Object.entries(value).filter(([id, width]) => isColumn(id) && take(width) !== undefined));
}
