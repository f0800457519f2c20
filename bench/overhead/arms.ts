import type { Tab } from './cdp.ts';

/**
 * What is compared: the page as it is, with Hangup, with nothing but one more listener for each message, and with a plain
 * wrapper that posts each message to the window.
 */
export const ARMS = ['native', 'Hangup', 'listener', 'wrapper'] as const;
export type Arm = (typeof ARMS)[number];
export type PerArm<Value> = Record<Arm, Value>;

export function perArm<Value>(make: (arm: Arm) => Value): PerArm<Value> {
  return { native: make('native'), Hangup: make('Hangup'), listener: make('listener'), wrapper: make('wrapper') };
}

/** One after the other. */
export async function perArmInTurn<Value>(make: (arm: Arm) => Promise<Value>): Promise<PerArm<Value>> {
  return {
    native: await make('native'),
    Hangup: await make('Hangup'),
    listener: await make('listener'),
    wrapper: await make('wrapper'),
  };
}

/** Where the pages and sockets of an arm are: `127.0.0.1:1234`. */
export type Places = PerArm<string>;

/** A site each, so that each has a process of its own; another one in each sitting, so that none has the better place. */
export function placesOf(sitting: number, port: number): Places {
  const at = (place: number): string => `127.0.0.${1 + ((place + sitting) % ARMS.length)}:${port}`;
  return { native: at(0), Hangup: at(1), listener: at(2), wrapper: at(3) };
}

/** Seconds of processor time of the page's main thread so far. */
export async function worked(tab: Tab): Promise<number> {
  const { metrics } = (await tab.send('Performance.getMetrics')) as { metrics: { name: string; value: number }[] };
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}
