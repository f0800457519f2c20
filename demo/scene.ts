import type { CauseId } from '../lib/analysis/causes/all';

/**
 * A situation with a cause that no single socket of the demo's faults shows. Its sockets go to hosts of their own
 * (names under `localhost`, which browsers never look up), so that nothing else is taken for their neighbour.
 */
export interface Scene {
  /** A slug, which stands in each URL of the scene as `scene=ID`. */
  id: string;
  title: string;
  /** One sentence: what really happens. */
  story: string;
  /** What must be found of the scene's oldest socket, or of three where it `repeats`: the first of all, and others. */
  causes: readonly [first: CauseId, ...CauseId[]];
  /** Its sockets all do the same, at least three times: a pattern that none of them shows alone. */
  repeats?: true;
  /** Runs in the page; resolves when all its sockets are over. Takes some 10 s at most, if the machine is not busy. */
  play(connect: Connect): Promise<void>;
}

/** Makes a socket of the scene. `path`: with its query. */
export type Connect = (path: string, how?: { host?: string; protocols?: unknown }) => WebSocket;

/** The scene that a socket's URL belongs to; `null`: none. */
export function sceneOf(url: string | null): string | null {
  return /[?&]scene=([\w-]+)/.exec(url ?? '')?.[1] ?? null;
}
