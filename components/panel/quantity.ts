import type { EpochMs } from '../../lib/model/record';

const count = new Intl.NumberFormat();
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
const sizes = UNITS.map(
  (unit) => new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }),
);

export function countText(value: number): string {
  return count.format(value);
}

/** Bytes in the decimal units that DevTools uses. */
export function bytesText(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return sizes[step]?.format(bytes / 1000 ** step) ?? count.format(bytes);
}

const format = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
});

const withDate = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });

/** The time of day to the millisecond, in the reader's own zone. */
export function clockText(at: EpochMs): string {
  return format.format(at);
}

/** Day, time of day and zone, to the second. */
export function dateText(at: EpochMs): string {
  return withDate.format(at);
}
