import { i18n } from '#i18n';
import { numberLocale } from './translation';

const formats = new Map<string, Intl.NumberFormat>();

/** Formats are kept: to make one costs more than to use it a thousand times. */
function formatted(value: number, name: string, options: Intl.NumberFormatOptions): string {
  const locale = numberLocale();
  const key = `${locale} ${name}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return format.format(value);
}

function number(value: number, digits: number): string {
  return formatted(value, String(digits), { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Milliseconds as people read them, three digits at most: `0.3 ms`, `41 ms`, `4.20 s`, `60.0 s`, `2 min 5 s`, `2 h 3 min`. */
export function durationText(ms: number): string {
  if (ms < 0.95) return i18n.t('duration.ms', [number(Math.max(ms, 0), 1)]);
  if (ms < 999.5) return i18n.t('duration.ms', [number(ms, 0)]);
  if (ms < 9_995) return i18n.t('duration.s', [number(ms / 1000, 2)]);
  if (ms < 119_950) return i18n.t('duration.s', [number(ms / 1000, 1)]);
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return i18n.t('duration.minS', [number(Math.floor(seconds / 60), 0), number(seconds % 60, 0)]);
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return i18n.t('duration.hMin', [number(Math.floor(minutes / 60), 0), number(minutes % 60, 0)]);
  const hours = Math.round(minutes / 60);
  return i18n.t('duration.dH', [number(Math.floor(hours / 24), 0), number(hours % 24, 0)]);
}

/** A round time on a scale, in its largest unit that fits without a rest: `0`, `200 ms`, `10 s`, `30 min`, `1 h`. */
export function tickText(ms: number): string {
  if (ms === 0) return number(0, 0);
  if (ms < 1000) return i18n.t('duration.ms', [number(ms, ms < 1 ? 1 : 0)]);
  if (ms % 3_600_000 === 0) return i18n.t('duration.h', [number(ms / 3_600_000, 0)]);
  if (ms % 60_000 === 0) return i18n.t('duration.min', [number(ms / 60_000, 0)]);
  return ms % 1000 === 0 && ms < 60_000 ? i18n.t('duration.s', [number(ms / 1000, 0)]) : durationText(ms);
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Milliseconds as one reads them who compares with a time limit: `59.98 s`. */
export function exactDuration(ms: number): string {
  return ms >= 9_995 && ms < 119_950 ? i18n.t('duration.s', [number(ms / 1000, 2)]) : durationText(ms);
}

/** Milliseconds as they stand in a setting: `60 s`. */
export function roundDuration(ms: number): string {
  return ms % 1000 === 0 && ms < 120_000 ? i18n.t('duration.s', [String(ms / 1000)]) : durationText(ms);
}

/** Bytes in decimal units: `65.5 kB`. */
export function bytesText(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const unit = UNITS[step] ?? 'byte';
  return formatted(bytes / 1000 ** step, unit, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 });
}
