import type { Signal } from '@preact/signals';
import type { RedactionRule } from '../export/redact-text';
import { COLUMNS, type ColumnId, NARROWEST } from './columns';
import { asBoolean, asNumber, asOneOf, asTexts, remembered, type Shelf } from './preferences';
import { asRules } from './redaction-rules';

/** Of filters. */
const MOST_SAVED = 30;

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

interface Remembered {
  preferences: PanelPreferences;
  [Symbol.dispose](): void;
}

export function rememberPanelPreferences(shelf: Shelf): Remembered {
  const stop: (() => void)[] = [];

  function keep<T>(name: string, initial: T, parse: (value: unknown) => T | undefined): Signal<T> {
    const { value, [Symbol.dispose]: forget } = remembered(shelf, name, initial, parse);
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
      savedFilters: keep<readonly string[]>('saved-filters', [], asTexts(MOST_SAVED)),
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
  return others.length < saved.length ? others : [text, ...others].slice(0, MOST_SAVED);
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
