import type { EpochMs } from '../../lib/record/record';

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
