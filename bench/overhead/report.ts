import { ARMS, type Arm, type PerArm } from './arms.ts';
import type { Memory } from './memory.ts';
import type { Start } from './start.ts';
import { type Spread, spreadOf } from './statistics.ts';
import type { Sample, Work } from './work.ts';

export interface Measured {
  /** The browser, Node, the machine and its load: one line. */
  machine: string;
  sittings: number;
  rounds: number;
  works: readonly (readonly [Work, PerArm<Sample[]>])[];
  memory: PerArm<Memory>;
  start: Start;
}

/** The whole result as Markdown. */
export function report({ machine, sittings, rounds, works, memory, start }: Measured): string {
  const lines = [
    '# What Hangup costs the page',
    '',
    `${machine} \`npm run bench:overhead\`: ${sittings} browsers, one after the other, ${rounds} rounds in each.`,
    '',
    'In turns: a page as it is; one with Hangup; one whose sockets have one more listener for messages, which does nothing:',
    'whatever counts messages costs at least that; and one with a plain function in the place of `WebSocket` that posts each',
    'message to its window, as the usual tools do it. A ratio is that of a pair, to the page as it is: median [first',
    'quartile, third quartile]. *Clock* is what the page waits, *CPU* the processor time of its main thread.',
    '',
    ...comparison(works),
  ];
  const bytes = (values: readonly number[]): string => {
    const { median, low, high } = spreadOf(values);
    return `${Math.round(median)} [${Math.round(low)}, ${Math.round(high)}]`;
  };
  lines.push(
    '## Memory, bytes for each socket',
    '',
    '| | as it is | Hangup | listener | wrapper |',
    '| --- | ---: | ---: | ---: | ---: |',
    `| open | ${ARMS.map((arm) => bytes(memory[arm].open)).join(' | ')} |`,
    `| left once it is closed | ${ARMS.map((arm) => bytes(memory[arm].left)).join(' | ')} |`,
    '',
    '## The start of a page with 50 frames, milliseconds of CPU for each frame',
    '',
    '| | |',
    '| --- | ---: |',
    `| the whole load, as it is | ${milli(start.native)} |`,
    `| the whole load, with Hangup | ${milli(start.Hangup)} |`,
    `| of that, more with Hangup than without (pairs) | ${milli(start.Hangup.map((value, index) => value - (start.native[index] ?? Number.NaN)))} |`,
    `| the hook’s own script | ${milli(start.hook)} |`,
    `| the observer’s own script | ${milli(start.observer)} |`,
    '',
  );
  return lines.join('\n');
}

/** The two tables of the works, by the clock and by processor time. */
export function comparison(works: Measured['works']): string[] {
  const lines: string[] = [];
  for (const kind of ['clock', 'cpu'] as const) {
    lines.push(
      `## ${kind === 'clock' ? 'Clock' : 'CPU'}`,
      '',
      '| | pairs | as it is | Hangup | ratio | listener’s ratio | wrapper’s ratio |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    );
    for (const [{ title }, samples] of works) {
      const of = (arm: Arm): number[] => samples[arm].map((sample) => sample[kind]);
      const [native, hangup] = [spreadOf(of('native')), spreadOf(of('Hangup'))];
      const ratios = (['Hangup', 'listener', 'wrapper'] as const).map((arm) => ratio(of('native'), of(arm)));
      lines.push(
        `| ${title} | ${samples.native.length} | ${micro(native)} | ${micro(hangup)} | ${ratios.join(' | ')} |`,
      );
    }
    lines.push('');
  }
  return lines;
}

function micro({ median, low, high }: Spread): string {
  const digits = median < 100 ? 2 : 0;
  return `${median.toFixed(digits)} µs [${low.toFixed(digits)}, ${high.toFixed(digits)}]`;
}

function milli(values: readonly number[]): string {
  const { median, low, high } = spreadOf(values);
  return `${median.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}

function ratio(native: readonly number[], other: readonly number[]): string {
  const { median, low, high } = spreadOf(other.map((value, index) => value / (native[index] ?? Number.NaN)));
  return `**${median.toFixed(3)}** [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}
