import type { CallFrame } from './entry';

/** `at f (URL:LINE:COLUMN)`, `at URL:LINE:COLUMN`: Chromium. */
const CHROMIUM = /^\s*at (?:async )?(?:(.*?) \()?(.*?):(\d+):(\d+)\)?$/;
/** `f@URL:LINE:COLUMN`: Firefox and Safari. */
const GECKO = /^(.*?)@(.*?):(\d+):(\d+)$/;

/** The frames of a stack as engines print it, innermost first. Lines that name no place in a script are left out. */
export function parseStack(text: string | null): CallFrame[] {
  return (text ?? '').split('\n').flatMap((line) => {
    const [, functionName = '', url, at, column] = CHROMIUM.exec(line) ?? GECKO.exec(line) ?? [];
    return url ? [{ functionName, url, line: Number(at), column: Number(column) }] : [];
  });
}

/** `chat.js:88`: the script's file name, or its host where it has none, and the line. */
export function locationOf({ url, line }: CallFrame): string {
  const path = url.replace(/[?#].*$/, '');
  const file = path.slice(path.lastIndexOf('/') + 1) || path.replace(/^[a-z-]+:\/*|\/$/g, '') || url;
  return `${file}:${line}`;
}
