import { i18n } from '#i18n';
import { durationText } from '../record/duration';

const hundredths = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
const sizes = UNITS.map(
  (unit) => new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }),
);

/** Milliseconds as one reads them who compares with a time limit: `59.98 s`. */
export function exactDuration(ms: number): string {
  return ms >= 9_995 && ms < 119_950 ? i18n.t('duration.s', [hundredths.format(ms / 1000)]) : durationText(ms);
}

/** Milliseconds as they stand in a setting: `60 s`. */
export function roundDuration(ms: number): string {
  return ms % 1000 === 0 && ms < 120_000 ? i18n.t('duration.s', [String(ms / 1000)]) : durationText(ms);
}

/** Bytes in decimal units: `65.5 kB`. */
export function bytesText(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return sizes[step]?.format(bytes / 1000 ** step) ?? String(bytes);
}
