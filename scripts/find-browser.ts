import { join, posix, win32 } from 'node:path';
import type { Machine } from './machine';

/** A browser that can load the extension, or what a person must do to have one. */
export type BrowserSearch = { found: true; path: string; how: string } | { found: false; advice: string };

export interface BrowserKind {
  name: string;
  /** Environment variables that name an executable, the strongest first. */
  variables: readonly string[];
  /** Names to look for on PATH. */
  commands: readonly string[];
  /** Full paths, for one platform. */
  places(machine: Machine): string[];
  /** Debian's package. */
  package: string;
  /** What Playwright calls it and where it would have put it; `null`: Playwright's own is of no use here. */
  playwright: { name: string; path(): string } | null;
  /** Why this executable cannot be used, `null`: it can. */
  unfit(machine: Machine, path: string): string | null;
}

/**
 * Looks for a browser: environment variables, the usual places, Playwright's own. Where there is none, installs one:
 * Playwright's, then the distribution's by `apt-get`. A variable that names nothing usable ends the search: whoever
 * set it wants to know.
 */
export function findBrowser(kind: BrowserKind, machine: Machine, say: (line: string) => void): BrowserSearch {
  for (const variable of kind.variables) {
    const path = machine.env[variable];
    if (!path) continue;
    const why = machine.exists(path) ? kind.unfit(machine, path) : 'there is no such file';
    return why
      ? { found: false, advice: `${variable} names ${path}, but ${why}. Unset it, or let it name another.` }
      : { found: true, path, how: `named by ${variable}` };
  }

  const installed = usual(kind, machine) ?? ownOfPlaywright(kind, machine);
  if (installed) return installed;

  say(`No ${kind.name} found: installing one.`);
  return install(kind, machine) ?? { found: false, advice: advice(kind, machine) };
}

function usual(kind: BrowserKind, machine: Machine): BrowserSearch | null {
  const paths = machine.platform === 'win32' ? win32 : posix;
  const folders = (machine.env.PATH ?? '').split(paths.delimiter).filter(Boolean);
  const suffix = machine.platform === 'win32' ? '.exe' : '';
  const onPath = kind.commands.flatMap((command) => folders.map((folder) => paths.join(folder, command + suffix)));
  const path = [...onPath, ...kind.places(machine)].find(
    (candidate) => machine.exists(candidate) && kind.unfit(machine, candidate) === null,
  );
  return path ? { found: true, path, how: 'installed on this machine' } : null;
}

function ownOfPlaywright(kind: BrowserKind, machine: Machine): BrowserSearch | null {
  const path = kind.playwright?.path();
  return path && machine.exists(path) ? { found: true, path, how: "Playwright's own" } : null;
}

function install(kind: BrowserKind, machine: Machine): BrowserSearch | null {
  const shown = { shown: true, timeoutMs: 600_000 };
  if (kind.playwright) {
    const playwright = join(import.meta.dirname, '../node_modules/playwright/cli.js');
    const { ok } = machine.run(process.execPath, [playwright, 'install', kind.playwright.name], shown);
    // The libraries it needs come from the distribution, which only root may ask for.
    if (ok && machine.platform === 'linux' && machine.root) {
      machine.run(process.execPath, [playwright, 'install-deps', kind.playwright.name], shown);
    }
    const own = ownOfPlaywright(kind, machine);
    if (own) return own;
  }
  const apt = aptGet(machine);
  if (!apt) return null;
  const [command, ...args] = apt;
  machine.run(command, [...args, 'update'], shown);
  machine.run(command, [...args, 'install', '-y', '--no-install-recommends', kind.package], shown);
  return usual(kind, machine);
}

/** The words that start `apt-get` with the rights to install; `null`: it is not here or not allowed. */
function aptGet(machine: Machine): [string, ...string[]] | null {
  if (machine.platform !== 'linux' || !machine.run('apt-get', ['--version']).ok) return null;
  if (machine.root) return ['apt-get'];
  return machine.run('sudo', ['-n', 'true']).ok ? ['sudo', '-n', 'apt-get'] : null;
}

function advice(kind: BrowserKind, machine: Machine): string {
  const ways = [
    `set ${kind.variables[0]} to the full path of ${kind.name}`,
    ...(kind.playwright ? [`run "npx playwright install ${kind.playwright.name}"`] : []),
    ...(machine.platform === 'linux' ? [`run "sudo apt-get install ${kind.package}" (Debian)`] : []),
  ];
  return `No ${kind.name} was found, and none could be installed. Either\n${ways.map((way) => `  - ${way}`).join('\n')}\nand run this again.`;
}
