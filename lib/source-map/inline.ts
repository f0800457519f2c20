/** The last comment of its kind counts (ECMA-426); bundlers that evaluate each module end each with one. */
const COMMENT = /\/\/[#@]\s*sourceMappingURL=(\S+)/g;
const DATA = /^data:application\/json[^,]*?(;base64)?,(.*)$/s;

/** What a script says of its source map: its JSON, that it lies elsewhere, or nothing. */
export type Inline = { kind: 'inline'; json: string } | { kind: 'external' } | { kind: 'none' };

export function inlineSourceMap(script: string): Inline {
  const url = [...script.matchAll(COMMENT)].at(-1)?.[1];
  if (url === undefined) return { kind: 'none' };
  const [, base64, data = ''] = DATA.exec(url) ?? [];
  if (!url.startsWith('data:')) return { kind: 'external' };
  try {
    return { kind: 'inline', json: base64 ? decodeBase64(data) : decodeURIComponent(data) };
  } catch {
    return { kind: 'none' };
  }
}

function decodeBase64(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
}
