import { setTimeout } from 'node:timers/promises';
import { waitUntil } from '../../scripts/wait-until';
import { compareLife, type Difference, type Engine } from './compare';
import { drawLife } from './draw';
import { type Life, PAGE_FATES, socketPath } from './life';
import { type Recorded, readExport } from './recorded';
import { isOver, type OracleServer, type Staged, startServer } from './server';
import { WHOLE_PAGE } from './told';

/** A browser with the extension in it. */
export interface OracleBrowser {
  engine: Engine;
  /** Opens a tab and loads this page; resolves to what closes the tab. */
  open(url: string): Promise<() => Promise<void>>;
  /** Asks a page of the extension for the log of the tab whose URL ends so; `null`: there is none such. */
  exportLog(ending: string): Promise<string | null>;
}

export interface Outcome {
  lives: number;
  sockets: number;
  failures: Failure[];
}

export interface Failure {
  life: Life;
  /** To be read by people: seed, script, differences, and both logs. */
  report: string;
}

/** Lives in one page, and pages at a time: browsers have bounds for the sockets that are open at once. */
const LIVES_IN_PAGE = 30;
const PAGES_AT_A_TIME = 2;
/** For the play to come to its end. Milliseconds. */
const PLAY_PATIENCE = 30_000;
/** For the records to arrive after that. Milliseconds. */
const RECORD_PATIENCE = 20_000;
/** An export takes the browser some time, which the next page needs. Milliseconds. */
const EXPORT_EVERY = 250;

/** Plays the lives of so many seeds, and compares what was recorded of each with what both ends know. */
export async function playLives(browser: OracleBrowser, seed: number, count: number): Promise<Outcome> {
  const server = await startServer();
  try {
    const lives = Array.from({ length: count }, (_, index) => drawLife(seed + index));
    const waiting = PAGE_FATES.flatMap((fate) => chunksOf(lives.filter(({ page }) => page === fate)));
    const failures: Failure[] = [];
    const playOn = async () => {
      for (let chunk = waiting.shift(); chunk; chunk = waiting.shift()) {
        failures.push(...(await playPage(browser, server, chunk)));
      }
    };
    await Promise.all(Array.from({ length: PAGES_AT_A_TIME }, playOn));
    const sockets = lives.reduce((sum, life) => sum + life.sockets.length, 0);
    return { lives: count, sockets, failures: failures.sort((a, b) => a.life.seed - b.life.seed) };
  } finally {
    await server.close();
  }
}

async function playPage(browser: OracleBrowser, server: OracleServer, lives: Life[]): Promise<Failure[]> {
  const staged = server.stage(lives);
  const close = await browser.open(staged.url);
  const isPlayed = await waitUntil('the end of the play', PLAY_PATIENCE, () => isOver(staged) || null).catch(
    () => false,
  );
  let recorded: ReadonlyMap<string, Recorded[]> = new Map();
  const differencesOf = (life: Life) =>
    compareLife(life, server.places, staged.told, staged.wire, recorded, browser.engine);
  // A provisional record may come first, and the socket's own end a moment later.
  await waitUntil('the truth of each socket', RECORD_PATIENCE, async () => {
    const text = await browser.exportLog(`?play=${staged.id}`);
    if (text !== null) recorded = readExport(text);
    if (lives.every((life) => differencesOf(life).length === 0)) return true;
    await setTimeout(EXPORT_EVERY);
    return null;
  }).catch(() => {});
  await close();
  return lives.flatMap((life): Failure[] => {
    const differences = differencesOf(life);
    if (differences.length === 0 && isPlayed) return [];
    const note = isPlayed ? '' : 'Its page did not come to its end.';
    return [{ life, report: reportOf(life, note, differences, staged, recorded, browser.engine) }];
  });
}

function chunksOf(lives: readonly Life[]): Life[][] {
  const count = Math.ceil(lives.length / LIVES_IN_PAGE);
  return Array.from({ length: count }, (_, index) => lives.slice(index * LIVES_IN_PAGE, (index + 1) * LIVES_IN_PAGE));
}

function reportOf(
  life: Life,
  note: string,
  differences: readonly Difference[],
  { told: reported, wire }: Staged,
  recorded: ReadonlyMap<string, Recorded[]>,
  engine: Engine,
): string {
  const ofLife = reported
    .filter((line) => line.life === life.seed || line.life === WHOLE_PAGE)
    .sort((a, b) => a.at - b.at);
  const start = ofLife[0]?.at ?? 0;
  const when = (at: number) => (at - start).toFixed(1).padStart(8);
  const line = ({ at, ...rest }: { at: number }) => `  ${when(at)} ${JSON.stringify(rest)}`;
  return [
    `life ${life.seed} in ${engine} (alone: npm run oracle -- --browser ${engine} --seed ${life.seed} --lives 1) ${note}`,
    ...differences.map(
      ({ path, field, recorded, truth }) =>
        `  ${path} ${field}: recorded ${JSON.stringify(recorded)}, in truth ${truth.map((one) => JSON.stringify(one)).join(' or ')}`,
    ),
    ` script: ${JSON.stringify(life)}`,
    ` page, from ${start}:`,
    ...ofLife.map(line),
    ...life.sockets.flatMap((_, index) => {
      const path = socketPath(life.seed, index);
      return [
        ` server, ${path}:`,
        ...(wire.get(path) ?? []).map(line),
        ...(recorded.get(path) ?? []).map((entry) => ` recorded: ${JSON.stringify(entry)}`),
      ];
    }),
  ].join('\n');
}
