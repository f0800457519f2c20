import type { PathPattern } from '../../data/dictionary';

const literally = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

/** `*` is any characters of `within` (a character class), everything else itself. */
function wildcards(pattern: string, within: string): RegExp {
  return new RegExp(`^${pattern.split('*').map(literally).join(`${within}*`)}$`, 'i');
}

/** Tells whether a host, with or without its port, fits a pattern such as `*.example.com` or `localhost:4455`. */
export function hostPattern(pattern: string): RegExp {
  return wildcards(pattern, '[^:]');
}

/** Tells whether a token of Sec-WebSocket-Protocol fits a pattern. */
export function tokenPattern(pattern: string): RegExp {
  return wildcards(pattern, '.');
}

/** Tells whether a path without its slash at the end fits: `*` one segment, `**` any number, `#` one digit. */
export function pathPattern(pattern: string): RegExp {
  const segments = pattern.replace(/\/$/, '').split('/');
  const source = segments.map((segment, index) => {
    if (segment === '**') return '(?:/[^/]+)*';
    const text = literally(segment).replaceAll('#', '\\d').replaceAll('*', '[^/]+');
    return index === 0 ? text : `/${text}`;
  });
  return new RegExp(`^${source.join('')}$`);
}

/** A pattern given as bare text is one without parameters. */
export function asPathPattern(path: string | PathPattern): PathPattern {
  return typeof path === 'string' ? { path } : path;
}

/** The longest segment that a path must have word for word to fit; `''` where there is none. */
export function literalSegment(pattern: string): string {
  return pattern
    .split('/')
    .filter((segment) => !/[*#]/.test(segment))
    .reduce((longest, segment) => (segment.length > longest.length ? segment : longest), '');
}
