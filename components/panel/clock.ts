const format = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
});

const withDate = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });

/** The time of day to the millisecond, in the reader's own zone. */
export function clockText(at: number): string {
  return format.format(at);
}

export function dateText(at: number): string {
  return withDate.format(at);
}
