import { type ReadonlySignal, signal } from '@preact/signals';
import type { AccessObstacle } from '../protocol/messages';

export interface AccessPort {
  look(): Promise<AccessObstacle | null>;
  /** Told when access was given or taken. */
  listen(listener: () => void): () => void;
  /** Has the browser ask the user for all sites. To be called in the task of a click, as browsers demand. */
  ask(): void;
}

export interface Access {
  /** `null`: nothing is in the way; `undefined`: not known yet. */
  readonly obstacle: ReadonlySignal<AccessObstacle | null | undefined>;
  ask(): void;
  [Symbol.dispose](): void;
}

export function followAccess(port: AccessPort): Access {
  const obstacle = signal<AccessObstacle | null | undefined>(undefined);
  let turn = 0;

  async function look(): Promise<void> {
    const mine = ++turn;
    const found = await port.look();
    if (mine === turn) obstacle.value = found;
  }

  // What cannot be asked stays unknown, and nothing is claimed.
  const lookAgain = () => void look().catch(() => {});
  const stop = port.listen(lookAgain);
  lookAgain();
  return { obstacle, ask: port.ask, [Symbol.dispose]: stop };
}
