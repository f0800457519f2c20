import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';

/** What a look for a browser needs of the machine; a test passes its own. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
  root: boolean;
  exists(path: string): boolean;
  /** The file's first kilobyte as text, `''` where it cannot be read. */
  head(path: string): string;
  /** Runs a program without a shell and with no input; `shown` lets its output through to the terminal. */
  run(command: string, args: readonly string[], options?: { shown?: boolean; timeoutMs?: number }): RunResult;
}

export interface RunResult {
  ok: boolean;
  /** What it printed; empty when it was shown. */
  output: string;
}

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  root: process.getuid?.() === 0,
  exists: existsSync,
  head(path) {
    try {
      return readFileSync(path).subarray(0, 1024).toString('latin1');
    } catch {
      return '';
    }
  },
  run(command, args, { shown = false, timeoutMs = 15_000 } = {}) {
    const { status, stdout } = spawnSync(command, args, {
      stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'ignore'],
      timeout: timeoutMs,
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return { ok: status === 0, output: stdout ?? '' };
  },
};
