import { transform } from 'esbuild';
import { expect, it, vi } from 'vitest';
import type { CallFrame } from '../model/entry';
import { parseStack } from '../model/stack';
import { createCallSites } from './source-map';

const SOURCE = `
interface Line { socket: { close(code: number): void } }

export function reconnect(lineToClose: Line): void {
  lineToClose.socket.close(4000);
}
const other = (first: number, second: number): number => first * second;
console.log(other, reconnect);
`;
const URL_OF = 'https://app.example/assets/app.js';

/** Builds the source. Returns the script and the place of its call of `close`. */
async function built(sourcemap: 'inline' | 'external'): Promise<{ text: string; frame: CallFrame }> {
  const { code } = await transform(SOURCE, { loader: 'ts', minify: true, sourcemap, sourcefile: '../src/socket.ts' });
  const text = sourcemap === 'external' ? `${code}//# sourceMappingURL=app.js.map\n` : code;
  const before = text.slice(0, text.indexOf('close('));
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  const [, name = ''] = /function (\w+)\(/.exec(text) ?? [];
  return { text, frame: { functionName: name, url: URL_OF, line, column } };
}

/** A script of one line with a source map in it. */
const withMap = (map: object) =>
  `socket.close()\n//# sourceMappingURL=data:application/json,${encodeURIComponent(JSON.stringify(map))}`;

it('finds place and name of a call in the source of a minified script', async () => {
  const { text, frame } = await built('inline');
  const sites = createCallSites(async () => text);
  expect(await sites.of(frame)).toEqual({
    kind: 'mapped',
    frame: { functionName: 'reconnect', url: 'https://app.example/src/socket.ts', line: 5, column: 22 },
  });
});

it('reports an external map and reads only the script', async () => {
  const { text, frame } = await built('external');
  const textOf = vi.fn(async () => text);
  const sites = createCallSites(textOf);
  expect(await sites.of(frame)).toEqual({ kind: 'external' });
  await sites.of({ ...frame, line: 1, column: 1 });
  expect(textOf.mock.calls).toEqual([[URL_OF]]);
});

it.each([
  ['no script', null],
  ['no map', 'socket.close()'],
  ['an invalid map', `socket.close()\n//# sourceMappingURL=data:application/json;base64,${btoa('{"version":3}')}`],
  ['invalid data', 'socket.close()\n//# sourceMappingURL=data:application/json;base64,%%%'],
  ['a map without that place', withMap({ version: 3, sources: [], mappings: '' })],
  ['a map that gives the place no source', withMap({ version: 3, sources: [null], mappings: 'AAAA' })],
  ['a map that is not encoded', withMap({ version: 3, sources: ['a.ts'], mappings: [[[0, 0, 0, 0]]] })],
  ['a map in sections', withMap({ version: 3, sections: [] })],
])('leaves a call site unmapped where there is %s', async (_, text) => {
  const sites = createCallSites(async () => text);
  const [frame] = parseStack(`at close (${URL_OF}:1:8)`);
  expect(frame && (await sites.of(frame))).toEqual({ kind: 'unmapped' });
});

it('leaves a call site unmapped where the script is not available', async () => {
  const sites = createCallSites(() => Promise.reject(new Error('gone')));
  expect(await sites.of({ functionName: '', url: URL_OF, line: 1, column: 1 })).toEqual({ kind: 'unmapped' });
});
