/** Pages whose connections are recorded: all, those whose DevTools is open, or those of chosen sites. */
export type Recording = 'everywhere' | 'devtools' | 'sites';
/** `devtools`: the theme of DevTools in the panel, that of the system elsewhere. */
export type ThemeChoice = 'devtools' | 'system' | 'light' | 'dark';
/** `browser`: the browser's own; otherwise a file of `locales/`, without `.yml`. */
export type Language = string;

/** Settings of the options page. */
export interface Settings {
  recording: Recording;
  /** Patterns of the hosts of pages (sites.ts), used while `recording` is `sites`. */
  sites: readonly string[];
  /** Connections kept per tab, the newest ones. */
  kept: number;
  /** Whether secrets are replaced in exports. */
  redact: boolean;
  /** Whether the first and last messages are read for errors and goodbyes of known application protocols. */
  readMessages: boolean;
  theme: ThemeChoice;
  language: Language;
}

export type SettingName = keyof Settings;

export const DEFAULTS: Settings = {
  recording: 'everywhere',
  sites: [],
  kept: 10_000,
  redact: true,
  readMessages: true,
  theme: 'devtools',
  language: 'browser',
};

export const RECORDINGS = ['everywhere', 'devtools', 'sites'] as const satisfies readonly Recording[];
export const KEPT_CHOICES: readonly number[] = [1_000, 10_000, 100_000];
export const THEMES = ['devtools', 'system', 'light', 'dark'] as const satisfies readonly ThemeChoice[];

const MOST_SITES = 500;
/** Characters of a host name (RFC 1035 §2.3.4: 253) with a port and a wildcard. */
const LONGEST_SITE = 262;

/** `browser`, or a locale as Chromium names it: `en`, `pt_BR`, `es_419`. */
const LOCALE = /^(browser|[a-z]{2,3}(_([A-Z]{2}|\d{3}))?)$/;

const oneOf =
  <Value>(allowed: readonly Value[]) =>
  (value: unknown): Value | undefined =>
    allowed.find((each) => each === value);

const PARSERS: { readonly [Name in SettingName]: (value: unknown) => Settings[Name] | undefined } = {
  recording: oneOf<Recording>(RECORDINGS),
  sites: (value) => (Array.isArray(value) && value.length <= MOST_SITES && value.every(isSite) ? value : undefined),
  kept: oneOf(KEPT_CHOICES),
  redact: (value) => (typeof value === 'boolean' ? value : undefined),
  readMessages: (value) => (typeof value === 'boolean' ? value : undefined),
  theme: oneOf<ThemeChoice>(THEMES),
  language: (value) => (typeof value === 'string' && LOCALE.test(value) ? value : undefined),
};

/**
 * Settings from stored values by name. A value that is missing or invalid, as another version may have written, is
 * replaced by the default.
 */
export function parseSettings(values: Readonly<Record<string, unknown>>): Settings {
  const take = <Name extends SettingName>(name: Name): Settings[Name] => PARSERS[name](values[name]) ?? DEFAULTS[name];
  return {
    recording: take('recording'),
    sites: take('sites'),
    kept: take('kept'),
    redact: take('redact'),
    readMessages: take('readMessages'),
    theme: take('theme'),
    language: take('language'),
  };
}

function isSite(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_SITE;
}
