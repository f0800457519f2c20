import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Sender } from '../../data/close-code';
import type { Dictionary } from '../../data/dictionary';
import { createDictionarySet, type DictionarySet } from '../reference/dictionary-set';
import { type CodeMeaning, lookUp, rangeOf } from '../reference/look-up';
import { applicationRows, CODE_ROWS, codeOf, RANGE_ROWS, type ReferenceRow, rowById } from '../reference/rows';
import { createSearch } from '../reference/search';

/** The reference as it is looked through: what is searched, shown, pointed at and opened. */
export interface ReferenceModel {
  readonly query: Signal<string>;
  readonly filter: Signal<ReferenceFilter>;
  /** `null` until {@link load} has brought them; the canon is searched without. */
  readonly dictionaries: ReadonlySignal<DictionarySet | null>;
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
  loadDialects: () => Promise<DictionarySet>,
  own: ReadonlySignal<readonly Dictionary[]> = signal([]),
): ReferenceModel {
  const query = signal('');
  const filter = signal(NO_FILTER);
  const loaded = signal<DictionarySet | null>(null);
  const dictionaries = computed(() =>
    loaded.value && own.value.length > 0 ? createDictionarySet(loaded.value.dictionaries, own.value) : loaded.value,
  );
  const chosenRow = signal<ReferenceRow | null>(null);
  /** As the dictionaries say it now. */
  const opened = computed(() => {
    const row = chosenRow.value;
    return row?.kind === 'application' ? (rowById(row.id, dictionaries.value) ?? row) : row;
  });
  const activeId = signal<string | null>(null);
  let loading: Promise<void> | null = null;

  const find = computed(() =>
    createSearch(dictionaries.value?.dictionaries ?? [], new Set(own.value.map(({ id }) => id))),
  );

  const groups = computed((): RowGroup[] => {
    const passes = passing(filter.value);
    if (query.value.trim() !== '') return grouped(null, find.value(query.value).filter(passes));
    const { dictionary } = filter.value;
    if (dictionary !== null) {
      const chosen = dictionaries.value?.dictionaries.filter(({ id }) => id === dictionary) ?? [];
      return grouped(null, applicationRows(chosen).filter(passes));
    }
    return SECTIONS.flatMap(({ range, rows }) => grouped(range, rows.filter(passes)));
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
    dictionaries,
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
      const row = rowById(id, dictionaries.value);
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
export async function loadBuiltIn(): Promise<DictionarySet> {
  const { BUILT_IN } = await import('../reference/built-in');
  return createDictionarySet(BUILT_IN);
}

interface ReferenceFilter {
  /** The first code of a range. */
  range: number | null;
  /** `nobody`: codes that nobody may send. */
  sender: Sender | 'nobody' | null;
  /** Id of a dictionary. */
  dictionary: string | null;
}

export const NO_FILTER: ReferenceFilter = { range: null, sender: null, dictionary: null };

/** A test of rows: what is chosen must all hold. */
function passing({ range, sender, dictionary }: ReferenceFilter): (row: ReferenceRow) => boolean {
  return (row) => {
    const code = codeOf(row);
    if (range !== null && rangeOf(code).from !== range) return false;
    if (sender !== null && !sentBy(lookUp(code), sender)) return false;
    return dictionary === null || (row.kind === 'application' && row.application.dictionary.id === dictionary);
  };
}

function sentBy({ sendableBy }: CodeMeaning, sender: Sender | 'nobody'): boolean {
  return sender === 'nobody' ? sendableBy.length === 0 : sendableBy.includes(sender);
}

/** Rows under one heading. `range`: the first code of the range they are of; `null`: found by a search. */
export interface RowGroup {
  range: number | null;
  rows: readonly ReferenceRow[];
}

/** The canon in the order it is read: the valid ranges first, what is never valid last. */
export const SECTIONS: readonly RowGroup[] = [1000, 3000, 4000, 0, 5000].map((range) => ({
  range,
  rows: [
    ...CODE_ROWS.filter((row) => rangeOf(codeOf(row)).from === range),
    ...RANGE_ROWS.filter((row) => row.kind === 'range' && row.range.from === range),
  ],
}));

/** One group, or none where there are no rows. */
function grouped(range: number | null, rows: readonly ReferenceRow[]): RowGroup[] {
  return rows.length === 0 ? [] : [{ range, rows }];
}
