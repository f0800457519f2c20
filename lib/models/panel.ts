import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Unrecorded } from '../intake/recording-policy';
import type { Sample } from '../query/complete';
import type { FilterSeams } from '../query/term';
import type { LogEntry } from '../record/entry';
import type { Category } from '../reference/category';
import { ordering, type Sort } from './columns';
import { createLogDiagnosis, type LogDiagnosis } from './diagnosis';
import { createFeed } from './feed';
import { compile, type Filter, filterSeams, newestFirst, sieveOf } from './filter';
import type { ImportedLog } from './imported';
import { createKinds, type Kinds } from './kinds';
import { createLog, type Log } from './log';
import { type PanelPreferences, rememberPanelPreferences, toggled } from './panel-preferences';
import type { PanelPorts } from './ports';
import { createRows, type Rows } from './rows';
import { createScope, type Scope } from './scope';
import { createSelection, type Selection } from './selection';
import { followRecording } from './unrecorded';
import { createView, type TimeRange, type View } from './view';
import { createWork, type Work } from './work';

/** Everything that the panel shows, and everything that can be done in it. Knows neither a browser nor a page. */
export interface Panel extends PanelPreferences {
  readonly ports: PanelPorts;
  readonly log: Log;
  /** Which of its entries the same is said of. */
  readonly kinds: Kinds;
  /** Why its entries ended. */
  readonly diagnosis: LogDiagnosis;
  readonly view: View;
  /** What the grid shows of it. */
  readonly rows: Rows;
  readonly scope: Scope;
  readonly selection: Selection;
  /** As typed. */
  readonly filterText: Signal<string>;
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
  const kept = rememberPanelPreferences(shelf);
  const { preferences } = kept;
  const scope = createScope(log, preferences.preserve, async () => (await tab?.identify()) ?? null, ports.now);
  const view = createView(
    log,
    kinds,
    {
      scope: tab ? scope.test : signal(null),
      only,
      filter: sieveOf(filter, diagnosis.version),
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
    () => kept[Symbol.dispose](),
  ];
  const recording = tab && followRecording(tab, settings, scope);
  if (recording) undo.push(() => recording[Symbol.dispose]());
  const feed = tab && createFeed(log, tab.journal, tab.tabId, tab.onChanged);
  if (tab && feed) {
    undo.push(() => feed[Symbol.dispose]());
    undo.push(tab.onNavigated(() => void scope.navigated()));
    void Promise.all([feed.ready, scope.ask()]).then(() => {
      ready.value = true;
    });
  }

  return {
    ...preferences,
    ports,
    log,
    kinds,
    diagnosis,
    view,
    rows: createRows(view, log, diagnosis, preferences.fold),
    scope,
    selection,
    filterText,
    filter,
    filterSeams: seams,
    sample: () => newestFirst(log, kinds),
    imported: signal(null),
    work,
    redact: computed(() => settings.values.value.redact),
    unrecorded: recording?.reason ?? signal(null),
    redactionDialog: signal(false),
    rowMenu: signal(null),
    help: signal(false),
    only,
    sort,
    time,
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
      const { savedFilters } = preferences;
      if (text !== '') savedFilters.value = toggled(savedFilters.peek(), text);
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
