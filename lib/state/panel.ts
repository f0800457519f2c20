import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Category } from '../model/category';
import type { LogEntry } from '../model/entry';
import type { NotRecordedReason } from '../protocol/messages';
import type { Sample } from '../query/complete';
import type { FilterLookups } from '../query/terms';
import { type AnnotationGroups, createAnnotationGroups } from './annotation-groups';
import { ordering, type Sort } from './columns';
import { createLogDiagnosis, type LogDiagnosis } from './diagnosis';
import { createFeed } from './feed';
import { compile, type Filter, filterLookups, matcherOf, newestFirst } from './filter';
import { createLog, type Log } from './log';
import { type PanelPreferences, storePanelPreferences, toggled } from './panel-preferences';
import type { PanelPorts } from './ports';
import { followRecording } from './recording-reason';
import { createRows, type Rows } from './rows';
import { createScope, type Scope } from './scope';
import { createView, type TimeRange, type View } from './view';
import { createWork, type ImportedLog, type Work } from './work';

/** Everything that the panel shows, and everything that can be done in it. Knows neither a browser nor a page. */
export interface Panel extends PanelPreferences {
  readonly ports: PanelPorts;
  readonly log: Log;
  /** Which of its entries the same is said of. */
  readonly groups: AnnotationGroups;
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
  readonly filterLookups: FilterLookups;
  /** Entries to take suggestions from, the newest first. */
  sample(): Sample;
  /** A log from a file that is to be shown instead; `null`: this one. */
  readonly imported: Signal<ImportedLog | null>;
  /** Exports and imports under way. */
  readonly work: Work;
  /** Whether secrets are replaced in what is exported. */
  readonly redact: ReadonlySignal<boolean>;
  /** Why the options let nothing of the page be recorded; `null`: it is. */
  readonly notRecorded: ReadonlySignal<NotRecordedReason | null>;
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
  const { settings, storage, tab } = ports;
  const log = createLog();
  const groups = createAnnotationGroups(log);
  const diagnosis = createLogDiagnosis(log, ports.idle);
  const selection = createSelection();
  const filterText = signal('');
  const lookups = filterLookups(diagnosis);
  const filter = computed(() => compile(filterText.value, lookups));
  const only = signal<ReadonlySet<Category>>(new Set());
  const sort = signal<Sort | null>(null);
  const time = signal<TimeRange | null>(null);
  const ready = signal(tab === null);
  const kept = storePanelPreferences(storage);
  const { preferences } = kept;
  const scope = createScope(log, preferences.preserve, async () => (await tab?.identify()) ?? null, ports.now);
  const view = createView(
    log,
    groups,
    {
      scope: tab ? scope.test : signal(null),
      only,
      filter: matcherOf(filter, diagnosis.version),
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
    () => groups[Symbol.dispose](),
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
    groups,
    diagnosis,
    view,
    rows: createRows(view, log, diagnosis, preferences.fold),
    scope,
    selection,
    filterText,
    filter,
    filterLookups: lookups,
    sample: () => newestFirst(log, groups),
    imported: signal(null),
    work,
    redact: computed(() => settings.values.value.redact),
    notRecorded: recording?.reason ?? signal(null),
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

/** One row, by its record's key, so that it stays the same one when rows come, go and change their order. */
interface Selection {
  /** The row that the keyboard stands on, and that is marked. */
  readonly current: ReadonlySignal<string | null>;
  /** Whether its details are shown. */
  readonly open: ReadonlySignal<boolean>;
  select(key: string | null): void;
  show(): void;
  hide(): void;
}

function createSelection(): Selection {
  const current = signal<string | null>(null);
  const open = signal(false);
  return {
    current,
    open,
    select(key) {
      current.value = key;
      if (key === null) open.value = false;
    },
    show() {
      if (current.peek() !== null) open.value = true;
    },
    hide() {
      open.value = false;
    },
  };
}
