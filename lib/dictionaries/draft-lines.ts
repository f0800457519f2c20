import type { ApplicationCode, PathPattern } from '../../data/dictionary';

/** What stands in a field of several lines. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** `/ws?token&v` */
export function pathLine({ path, query = [] }: PathPattern): string {
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}

export function pathOf(line: string): string | PathPattern {
  const [path = '', query] = line.split('?', 2);
  if (query === undefined) return path;
  return { path, query: query.split('&').map((name) => name.replace(/=.*/, '')) };
}

/** One a line: the reason, ` = `, what it means; or a reason alone that speaks for itself. */
export function reasonLines(reasons: ApplicationCode['reasons'] = {}): string {
  return Object.entries(reasons)
    .map(([reason, meaning]) => (meaning === '' ? reason : `${reason} = ${meaning}`))
    .join('\n');
}

/** `undefined`: there are none. */
export function reasonsIn(text: string): Record<string, string> | undefined {
  const found = linesOf(text).map((line): [string, string] => {
    const [, reason = line, meaning = ''] = /^(.*?)\s+=\s+(.*)$/.exec(line) ?? [];
    return [reason, meaning];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}
