export interface UrlParts {
  /** Without the colon; `''` where the URL has none. */
  scheme: string;
  /** With port where the URL has one. */
  host: string;
  /** Path and query, without a fragment; the whole text where it is no absolute URL. */
  path: string;
}

const ABSOLUTE = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#@]*@)?([^/?#]*)([^#]*)/i;

/** Splits a URL as far as it can be split. By a pattern: `new URL` costs too much for every row of a long log. */
export function urlParts(url: string): UrlParts {
  const [, scheme, host, path] = ABSOLUTE.exec(url) ?? [];
  if (scheme === undefined || host === undefined) return { scheme: '', host: '', path: url };
  return { scheme: scheme.toLowerCase(), host, path: path || '/' };
}
