import { chromium } from 'playwright';
import { describe, expect, it } from 'vitest';
import { findChromium, findFirefox } from './browsers';
import type { Machine, RunResult } from './machine';

interface Setting {
  platform?: NodeJS.Platform;
  env?: Record<string, string>;
  root?: boolean;
  /** Path to the file's first bytes. */
  files?: Record<string, string>;
  /** Command line to what it prints, and what it leaves behind. */
  commands?: Record<string, { output?: string; creates?: string }>;
}

/** A machine of paper: only what is written down exists; every command line is kept. */
function machineOf({ platform = 'linux', env = {}, root = false, files = {}, commands = {} }: Setting) {
  const disk = new Map(Object.entries(files));
  const ran: string[] = [];
  const machine: Machine = {
    platform,
    env,
    home: '/home/me',
    root,
    exists: (path) => disk.has(path),
    head: (path) => disk.get(path) ?? '',
    run(command, args): RunResult {
      const line = [command === process.execPath ? 'node' : command, ...args]
        .join(' ')
        .replace(/\S*\/cli\.js/, 'playwright');
      ran.push(line);
      const known = commands[line];
      if (known?.creates) disk.set(known.creates, '');
      return { ok: known !== undefined, output: known?.output ?? '' };
    },
  };
  return { machine, ran };
}

const quiet = () => {};
const own = chromium.executablePath();

describe('looking for Chromium', () => {
  it('takes what HANGUP_CHROMIUM names before anything else', () => {
    const { machine } = machineOf({
      env: { HANGUP_CHROMIUM: '/opt/c', CHROME_PATH: '/opt/d', PATH: '/usr/bin' },
      files: { '/opt/c': '', '/opt/d': '', '/usr/bin/chromium': '' },
    });
    expect(findChromium(machine, quiet)).toEqual({ found: true, path: '/opt/c', how: 'named by HANGUP_CHROMIUM' });
  });

  it('says so, rather than take another, when the variable names nothing', () => {
    const { machine } = machineOf({ env: { CHROME_PATH: '/nowhere' }, files: { '/usr/bin/chromium': '' } });
    expect(findChromium(machine, quiet)).toEqual({
      found: false,
      advice: 'CHROME_PATH names /nowhere, but there is no such file. Unset it, or let it name another.',
    });
  });

  it('refuses a branded Chrome that ignores --load-extension, and takes an older one', () => {
    const chrome = (version: string) =>
      machineOf({
        env: { CHROME_PATH: '/opt/google/chrome' },
        files: { '/opt/google/chrome': '' },
        commands: { '/opt/google/chrome --version': { output: `Google Chrome ${version}.0.7151.55` } },
      }).machine;
    expect(findChromium(chrome('137'), quiet)).toMatchObject({ found: false, advice: /branded Chrome/ });
    expect(findChromium(chrome('136'), quiet)).toMatchObject({ found: true });
  });

  it('takes Chrome for Testing, whatever its version', () => {
    const { machine } = machineOf({
      env: { PATH: '/usr/local/bin:/usr/bin' },
      files: { '/usr/bin/chrome-for-testing': '' },
      commands: { '/usr/bin/chrome-for-testing --version': { output: 'Google Chrome for Testing 150.0.1.1' } },
    });
    expect(findChromium(machine, quiet)).toMatchObject({ path: '/usr/bin/chrome-for-testing' });
  });

  it("passes over Ubuntu's script for the snap and takes Playwright's own", () => {
    const { machine, ran } = machineOf({
      env: { PATH: '/usr/bin' },
      files: { '/usr/bin/chromium-browser': '#!/bin/sh\nexec /snap/bin/chromium "$@"', [own]: '' },
    });
    expect(findChromium(machine, quiet)).toEqual({ found: true, path: own, how: "Playwright's own" });
    expect(ran).toEqual([]);
  });

  it('knows the places of macOS and Windows', () => {
    const mac = '/home/me/Applications/Chromium.app/Contents/MacOS/Chromium';
    const windows = 'C:\\Local\\Chromium\\Application\\chrome.exe';
    expect(findChromium(machineOf({ platform: 'darwin', files: { [mac]: '' } }).machine, quiet)).toMatchObject({
      path: mac,
    });
    const { machine } = machineOf({ platform: 'win32', env: { LOCALAPPDATA: 'C:\\Local' }, files: { [windows]: '' } });
    expect(findChromium(machine, quiet)).toMatchObject({ path: windows });
  });
});

describe('installing', () => {
  it("asks Playwright first, with the system's libraries where it is root", () => {
    const { machine, ran } = machineOf({
      root: true,
      commands: { 'node playwright install chromium': { creates: own } },
    });
    expect(findChromium(machine, quiet)).toMatchObject({ found: true, path: own });
    expect(ran).toEqual(['node playwright install chromium', 'node playwright install-deps chromium']);
  });

  it('falls back on apt-get, by sudo where that asks no password', () => {
    const { machine } = machineOf({
      commands: {
        'apt-get --version': {},
        'sudo -n true': {},
        'sudo -n apt-get update': {},
        'sudo -n apt-get install -y --no-install-recommends chromium': { creates: '/usr/bin/chromium' },
      },
    });
    expect(findChromium(machine, quiet)).toMatchObject({ found: true, path: '/usr/bin/chromium' });
  });

  it('tells each way out when it may not install', () => {
    const { machine, ran } = machineOf({ commands: { 'apt-get --version': {} } });
    const search = findChromium(machine, quiet);
    expect(search).toMatchObject({ found: false });
    for (const way of ['HANGUP_CHROMIUM', 'npx playwright install chromium', 'sudo apt-get install chromium']) {
      expect(search).toMatchObject({ advice: expect.stringContaining(way) });
    }
    expect(ran.some((line) => line.includes('apt-get install'))).toBe(false);
  });

  it("never takes Playwright's own Firefox", () => {
    const { machine, ran } = machineOf({
      root: true,
      commands: {
        'apt-get --version': {},
        'apt-get update': {},
        'apt-get install -y --no-install-recommends firefox-esr': { creates: '/usr/bin/firefox-esr' },
      },
    });
    expect(findFirefox(machine, quiet)).toMatchObject({ path: '/usr/bin/firefox-esr' });
    expect(ran.join('\n')).not.toContain('playwright');
  });
});
