import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { describe, expect, it } from 'vitest';

/** The rooms that each room may import, beside itself. ARCHITECTURE.md draws them. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  data: [],
  i18n: [],
  model: ['data'],
  protocol: ['data', 'model'],
  settings: ['model'],
  // Runs in every page: types and constants of the protocol and the limits of the record, nothing else.
  'page-script': ['protocol', 'model'],
  'content-script': ['protocol', 'model'],
  reference: ['data', 'i18n', 'model'],
  messages: ['data', 'model'],
  analysis: ['data', 'i18n', 'model', 'messages', 'reference'],
  evidence: ['data', 'model', 'protocol', 'analysis'],
  query: ['data', 'model', 'messages', 'reference', 'analysis'],
  export: ['data', 'i18n', 'model', 'reference', 'analysis'],
  import: ['data', 'i18n', 'model', 'analysis', 'evidence', 'export'],
  simulation: ['data', 'i18n', 'model', 'protocol', 'analysis'],
  background: ['model', 'protocol', 'settings', 'messages', 'analysis', 'evidence'],
  telemetry: ['model', 'protocol', 'analysis', 'export', 'background'],
  state: [
    ...['data', 'i18n', 'model', 'protocol', 'settings', 'reference', 'messages', 'analysis', 'query', 'export'],
    ...['import', 'simulation', 'telemetry'],
  ],
  // Adapters for the browser: what they implement is declared below them, and only the entrypoints know them.
  platform: [
    ...['data', 'i18n', 'model', 'protocol', 'settings', 'reference', 'analysis', 'evidence', 'background'],
    ...['telemetry', 'state'],
  ],
  components: [
    ...['data', 'i18n', 'model', 'protocol', 'settings', 'reference', 'messages', 'analysis', 'query', 'export'],
    ...['import', 'simulation', 'telemetry', 'state'],
  ],
  entrypoints: ['page-script', 'content-script', 'platform', 'components'],
};

/** Lines of an entrypoint, which creates, wires and mounts what other rooms have. */
const ENTRYPOINT_LINES = 15;

const IMPORT = /(?:\bfrom|\bimport\(|^import)\s*'(\.[^']+)'/gm;
const TESTED = /\.(test|fixture|arbitrary)\.tsx?$|^lib\/analysis\/examples\//;

const files = ['data', 'lib', 'components', 'entrypoints'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name.replaceAll('\\', '/')))
    .filter((file) => /\.tsx?$/.test(file) && !TESTED.test(file)),
);

function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'lib' ? second : first;
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, path = '']) => join(dirname(file), path));
}

describe('imports between rooms', () => {
  it('run in the allowed directions', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .map((path) => [roomOf(file), roomOf(path), path] as const)
        .filter(([from, to]) => from !== to && !MAY_IMPORT[from]?.includes(to))
        .map(([, , path]) => `${file} imports ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it('form no circle', () => {
    const depth = new Map<string, number>();
    const visit = (room: string, path: readonly string[]): number => {
      expect(path, `circle: ${[...path, room].join(' → ')}`).not.toContain(room);
      const known = depth.get(room);
      if (known !== undefined) return known;
      const below = (MAY_IMPORT[room] ?? []).map((other) => visit(other, [...path, room]));
      depth.set(room, 1 + Math.max(0, ...below));
      return depth.get(room) ?? 0;
    };
    for (const room of Object.keys(MAY_IMPORT)) visit(room, []);
  });

  it('name the browser in lib/platform alone', () => {
    const named = files.filter((file) => /from 'wxt\/browser'/.test(readFileSync(file, 'utf8')));
    expect(named.filter((file) => roomOf(file) !== 'platform')).toEqual([]);
  });

  it('leave entrypoints short', () => {
    const entrypoints = files.filter((file) => roomOf(file) === 'entrypoints');
    const linesOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').length;
    expect(entrypoints.filter((file) => linesOf(file) >= ENTRYPOINT_LINES)).toEqual([]);
  });
});
