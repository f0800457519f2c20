import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createRedactor, type Redactor } from '../export/redact';
import { REDACTION_RULES, type RedactionRule } from '../export/redact-text';
import { COLUMNS, type ColumnId, NARROWEST } from './columns';

/** Of filters. */
const MAX_SAVED = 30;

/** Of the details, in per cent of the room: neither they nor the grid can be dragged away. */
export const LEAST_SHARE = 10;
export const MOST_SHARE = 90;

/** CSS pixels: a remembered column is no wider. */
const WIDEST = 4_000;

/** Where the details are: below the grid, or right of it. */
export type Dock = 'below' | 'right';

/** How somebody likes the panel, as it is remembered from one to the next. */
export interface PanelPreferences {
  /** Whether entries of the tab's earlier documents are shown. */
  readonly preserve: Signal<boolean>;
  readonly dock: Signal<Dock>;
  /** Of the details, in per cent of the room: of its height or its width, as the dock has it. */
  readonly share: Signal<number>;
  /** Whether attempts at the same endpoint are one row. */
  readonly fold: Signal<boolean>;
  /** Whether the timeline is shown. */
  readonly timeline: Signal<boolean>;
  /** Of columns that were made wider or narrower, in CSS pixels. */
  readonly widths: Signal<Partial<Record<ColumnId, number>>>;
  readonly hiddenColumns: Signal<readonly ColumnId[]>;
  /** Filters that are kept for another day, the newest first. */
  readonly savedFilters: Signal<readonly string[]>;
  /** Rules of redaction that were switched off. */
  readonly rulesOff: Signal<readonly RedactionRule[]>;
  /** Whether screen readers are told when the number of rows changes. */
  readonly announce: Signal<boolean>;
}

interface StoredPreferences {
  preferences: PanelPreferences;
  [Symbol.dispose](): void;
}

export function storePanelPreferences(storage: PreferenceStorage): StoredPreferences {
  const stop: (() => void)[] = [];

  function keep<T>(name: string, initial: T, parse: (value: unknown) => T | undefined): Signal<T> {
    const { value, [Symbol.dispose]: forget } = storedSignal(storage, name, initial, parse);
    stop.push(forget);
    return value;
  }

  return {
    preferences: {
      preserve: keep('preserve', false, asBoolean),
      dock: keep<Dock>('dock', 'below', asOneOf<Dock>('below', 'right')),
      share: keep('share', 45, asNumber(LEAST_SHARE, MOST_SHARE)),
      fold: keep('fold', false, asBoolean),
      timeline: keep('timeline', true, asBoolean),
      widths: keep('widths', {}, asWidths),
      hiddenColumns: keep<readonly ColumnId[]>('hidden-columns', [], asColumns),
      savedFilters: keep<readonly string[]>('saved-filters', [], asTexts(MAX_SAVED)),
      rulesOff: keep<readonly RedactionRule[]>('redaction-off', [], asRules),
      announce: keep('announce', true, asBoolean),
    },
    [Symbol.dispose]() {
      for (const one of stop) one();
    },
  };
}

/** Saved filters with this one as the newest, or without it if it was among them. */
export function toggled(saved: readonly string[], text: string): readonly string[] {
  const others = saved.filter((one) => one !== text);
  return others.length < saved.length ? others : [text, ...others].slice(0, MAX_SAVED);
}

const isColumn = (value: unknown): value is ColumnId => COLUMNS.some(({ id }) => id === value);

function asColumns(value: unknown): ColumnId[] | undefined {
  return Array.isArray(value) ? value.filter(isColumn) : undefined;
}

function asWidths(value: unknown): Partial<Record<ColumnId, number>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const take = asNumber(NARROWEST, WIDEST);
  return Object.fromEntries(Object.entries(value).filter(([id, width]) => isColumn(id) && take(width) !== undefined));
}

/** What of `Storage` is needed to remember how somebody likes the panel. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * A signal that is remembered. What stands on the shelf is read as untrusted: `parse` returns `undefined` for what it
 * does not take, and the default stands.
 */
export function storedSignal<T>(
  storage: PreferenceStorage,
  name: string,
  initial: T,
  parse: (value: unknown) => T | undefined,
) {
  const value: Signal<T> = signal(read() ?? initial);
  function read(): T | undefined {
    try {
      const text = storage.getItem(name);
      return text === null ? undefined : parse(JSON.parse(text));
    } catch {
      return undefined;
    }
  }
  const stop = effect(() => {
    const text = JSON.stringify(value.value);
    try {
      storage.setItem(name, text);
    } catch {
      // No room, or storage is switched off: the panel works all the same, and forgets.
    }
  });
  return { value, [Symbol.dispose]: stop };
}

export const asBoolean = (value: unknown) => (typeof value === 'boolean' ? value : undefined);

export function asOneOf<T extends string>(...allowed: readonly T[]) {
  return (value: unknown) => allowed.find((one) => one === value);
}

export function asNumber(min: number, max: number) {
  return (value: unknown) => (typeof value === 'number' && value >= min && value <= max ? value : undefined);
}

export function asTexts(most: number) {
  return (value: unknown) =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string').slice(0, most) : undefined;
}

interface RedactionChoice {
  /** Whether secrets are replaced at all. */
  readonly redact: ReadonlySignal<boolean>;
  readonly rulesOff: ReadonlySignal<readonly RedactionRule[]>;
}

/** The rules that apply to what leaves the panel. */
export function rulesOf({ redact, rulesOff }: RedactionChoice): ReadonlySet<RedactionRule> {
  const off = rulesOff.value;
  return new Set(redact.value ? REDACTION_RULES.filter((rule) => !off.includes(rule)) : []);
}

export function redactorOf(choice: RedactionChoice): Redactor {
  return createRedactor({ rules: rulesOf(choice) });
}

/** As they are remembered: those that are off, so that a rule that is new is on. */
function asRules(value: unknown): RedactionRule[] | undefined {
  return Array.isArray(value) ? REDACTION_RULES.filter((rule) => value.includes(rule)) : undefined;
}
