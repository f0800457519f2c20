import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Dictionary } from '../../data/dictionary';
import { createDialects, type Dialects } from '../reference/dialects';
import { applicationRows, type ReferenceRow, rowById } from '../reference/rows';
import { createSearch } from '../reference/search';
import { NO_FILTER, passing, type ReferenceFilter } from './reference-filter';
import { grouped, type RowGroup, SHELVES } from './reference-shelves';

/** The reference as it is looked through: what is searched, shown, pointed at and opened. */
export interface ReferenceModel {
  readonly query: Signal<string>;
  readonly filter: Signal<ReferenceFilter>;
  /** `null` until {@link load} has brought them; the canon is searched without. */
  readonly dialects: ReadonlySignal<Dialects | null>;
  readonly groups: ReadonlySignal<readonly RowGroup[]>;
  readonly rows: ReadonlySignal<readonly ReferenceRow[]>;
  /** The row that Enter opens; `null`: there are no rows. */
  readonly active: ReadonlySignal<ReferenceRow | null>;
  readonly opened: ReadonlySignal<ReferenceRow | null>;
  readonly isFiltered: ReadonlySignal<boolean>;
  /** Brings the application dictionaries; once, however often it is called. */
  load(): Promise<void>;
  search(query: string): void;
  narrow(change: Partial<ReferenceFilter>): void;
  /** Points `by` rows further, stopping at either end; `Infinity` is the last row. */
  move(by: number): void;
  open(row: ReferenceRow): void;
  /** Opens by a row's id; `false`: there is no such row. */
  openId(id: string): boolean;
  close(): void;
  /** Takes the query and the filter away. */
  reset(): void;
}

/**
 * @param loadDialects called when application codes are first wanted
 * @param own the user's own dictionaries, which come before those
 */
export function createReference(
  loadDialects: () => Promise<Dialects>,
  own: ReadonlySignal<readonly Dictionary[]> = signal([]),
): ReferenceModel {
  const query = signal('');
  const filter = signal(NO_FILTER);
  const loaded = signal<Dialects | null>(null);
  const dialects = computed(() =>
    loaded.value && own.value.length > 0 ? createDialects(loaded.value.dictionaries, own.value) : loaded.value,
  );
  const chosenRow = signal<ReferenceRow | null>(null);
  /** As the dictionaries say it now. */
  const opened = computed(() => {
    const row = chosenRow.value;
    return row?.kind === 'application' ? (rowById(row.id, dialects.value) ?? row) : row;
  });
  const activeId = signal<string | null>(null);
  let loading: Promise<void> | null = null;

  const find = computed(() => createSearch(dialects.value?.dictionaries ?? [], new Set(own.value.map(({ id }) => id))));

  const groups = computed((): RowGroup[] => {
    const passes = passing(filter.value);
    if (query.value.trim() !== '') return grouped(null, find.value(query.value).filter(passes));
    const { dictionary } = filter.value;
    if (dictionary !== null) {
      const chosen = dialects.value?.dictionaries.filter(({ id }) => id === dictionary) ?? [];
      return grouped(null, applicationRows(chosen).filter(passes));
    }
    return SHELVES.flatMap(({ range, rows }) => grouped(range, rows.filter(passes)));
  });

  const rows = computed(() => groups.value.flatMap((group) => group.rows));
  const active = computed(() => rows.value.find(({ id }) => id === activeId.value) ?? rows.value[0] ?? null);

  function load(): Promise<void> {
    loading ??= loadDialects().then((builtIn) => {
      loaded.value = builtIn;
    });
    return loading;
  }

  function open(row: ReferenceRow): void {
    activeId.value = row.id;
    chosenRow.value = row;
    void load();
  }

  return {
    query,
    filter,
    dialects,
    groups,
    rows,
    active,
    opened,
    isFiltered: computed(() => Object.values(filter.value).some((chosen) => chosen !== null)),
    load,
    open,
    search(text) {
      query.value = text;
      activeId.value = null;
      chosenRow.value = null;
      if (text.trim() !== '') void load();
    },
    narrow(change) {
      filter.value = { ...filter.value, ...change };
      activeId.value = null;
      chosenRow.value = null;
    },
    move(by) {
      const all = rows.value;
      const at = all.findIndex(({ id }) => id === active.value?.id);
      activeId.value = all[Math.min(Math.max(at + by, 0), all.length - 1)]?.id ?? null;
    },
    openId(id) {
      const row = rowById(id, dialects.value);
      if (row) open(row);
      return row !== null;
    },
    close() {
      chosenRow.value = null;
    },
    reset() {
      query.value = '';
      filter.value = NO_FILTER;
    },
  };
}

/** What the built-in dictionaries bring, loaded when first wanted. */
export async function loadBuiltIn(): Promise<Dialects> {
  const { BUILT_IN } = await import('../reference/built-in');
  return createDialects(BUILT_IN);
}
