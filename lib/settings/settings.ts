/** Of which pages ends are recorded: all; those whose DevTools is open; those of chosen sites. */
export type Recording = 'everywhere' | 'devtools' | 'sites';
/** `devtools`: as DevTools in its panel, as the system elsewhere. */
export type ThemeChoice = 'devtools' | 'system' | 'light' | 'dark';
/** `browser`: as the browser's own; else a locale as Chromium names it. */
export type Language = 'browser' | 'en' | 'zh_CN';

/** What can be set in the options page. */
export interface Settings {
  recording: Recording;
  /** Patterns of the hosts of pages (sites.ts); counts while `recording` is `sites`. */
  sites: readonly string[];
  /** Newest ends kept of one tab. */
  kept: number;
  /** Whether secrets are replaced in what is exported. */
  redact: boolean;
  theme: ThemeChoice;
  language: Language;
}

export type SettingName = keyof Settings;

export const DEFAULTS: Settings = {
  recording: 'everywhere',
  sites: [],
  kept: 10_000,
  redact: true,
  theme: 'devtools',
  language: 'browser',
};

export const RECORDINGS = ['everywhere', 'devtools', 'sites'] as const satisfies readonly Recording[];
export const KEPT_CHOICES: readonly number[] = [1_000, 10_000, 100_000];
export const THEMES = ['devtools', 'system', 'light', 'dark'] as const satisfies readonly ThemeChoice[];
export const LANGUAGES = ['browser', 'en', 'zh_CN'] as const satisfies readonly Language[];

const MOST_SITES = 500;
/** A host name has 253 characters at most (RFC 1035 §2.3.4), and may have a port and a wildcard here. */
const LONGEST_SITE = 262;

const oneOf =
  <Value>(allowed: readonly Value[]) =>
  (value: unknown): Value | undefined =>
    allowed.find((each) => each === value);

const PARSERS: { readonly [Name in SettingName]: (value: unknown) => Settings[Name] | undefined } = {
  recording: oneOf<Recording>(RECORDINGS),
  sites: (value) => (Array.isArray(value) && value.length <= MOST_SITES && value.every(isSite) ? value : undefined),
  kept: oneOf(KEPT_CHOICES),
  redact: (value) => (typeof value === 'boolean' ? value : undefined),
  theme: oneOf<ThemeChoice>(THEMES),
  language: oneOf<Language>(LANGUAGES),
};

/**
 * All settings from what storage holds of them by name: each that is missing, or has a value that it cannot have, as of
 * another version or another hand, is the default's.
 */
export function parseSettings(values: Readonly<Record<string, unknown>>): Settings {
  const take = <Name extends SettingName>(name: Name): Settings[Name] => PARSERS[name](values[name]) ?? DEFAULTS[name];
  return {
    recording: take('recording'),
    sites: take('sites'),
    kept: take('kept'),
    redact: take('redact'),
    theme: take('theme'),
    language: take('language'),
  };
}

function isSite(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_SITE;
}
