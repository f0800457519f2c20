import { ended, several } from '../entries.fixture';

export const nginx = { status: 101, responseHeaders: [{ name: 'Server', value: 'nginx/1.27.3' }] };

/** Cut after as much silence, each after another time of traffic. */
export const idle = (ms: number, count = 4, evidence: object | null = null) =>
  several(count, 400_000, (plan) =>
    ended({ ...plan, age: ms + 7_000 * plan.number, silence: ms + 11 * plan.number, evidence, messages: 20 }),
  );

/** Cut at one age, busy to the end. */
export const aged = (ms: number, count = 4, evidence: object | null = null) =>
  several(count, ms * 2, (plan) =>
    ended({ ...plan, age: ms + 11 * plan.number, silence: 300 + 400 * plan.number, messages: 200, evidence }),
  );
