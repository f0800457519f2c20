import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

/**
 * Chromium by its own protocol, without Playwright or puppeteer: they have the browser report every frame of every
 * socket, which would be measured too.
 */
export interface Browser {
  open(url: string): Promise<Tab>;
  close(): Promise<void>;
}

export interface Tab {
  send(method: string, params?: object): Promise<Record<string, unknown>>;
  /** The value of an expression, awaited. */
  evaluate(expression: string): Promise<unknown>;
  /** Until an event of this name comes. */
  event(name: string): Promise<Record<string, unknown>>;
  onEvent(name: string, hear: (params: Record<string, unknown>) => void): () => void;
  close(): Promise<void>;
}

interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: Record<string, unknown>;
  result?: Record<string, unknown>;
  error?: { message: string };
}

export async function launch(executable: string, args: readonly string[]): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'hangup-bench-'));
  const chromium = spawn(
    executable,
    [`--user-data-dir=${profile}`, '--remote-debugging-port=0', '--headless=new', ...QUIET, ...args, 'about:blank'],
    { stdio: 'ignore' },
  );
  const socket = new WebSocket(await endpoint(profile, chromium), { maxPayload: 2 ** 30 });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));

  let lastId = 0;
  const pending = new Map<number, (message: Message) => void>();
  const listeners = new Set<(message: Message) => void>();
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id === undefined) for (const hear of listeners) hear(message);
    else pending.get(message.id)?.(message);
  });

  async function send(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
    const id = ++lastId;
    const answer = new Promise<Message>((resolve) => pending.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params, sessionId }));
    const { error, result = {} } = await answer;
    pending.delete(id);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  return {
    async open(url) {
      const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
      const { sessionId } = (await send('Target.attachToTarget', { targetId, flatten: true })) as { sessionId: string };
      const tab: Tab = {
        send: (method, params) => send(method, params, sessionId),
        async evaluate(expression) {
          const params = { expression, awaitPromise: true, returnByValue: true };
          const { result, exceptionDetails } = await send('Runtime.evaluate', params, sessionId);
          if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
          return (result as { value?: unknown }).value;
        },
        onEvent(name, hear) {
          const listener = (message: Message) => {
            if (message.sessionId === sessionId && message.method === name) hear(message.params ?? {});
          };
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
        event: (name) =>
          new Promise((resolve) => {
            const stop = tab.onEvent(name, (params) => {
              stop();
              resolve(params);
            });
          }),
        close: async () => void (await send('Target.closeTarget', { targetId })),
      };
      await tab.send('Page.enable');
      const loaded = tab.event('Page.loadEventFired');
      await tab.send('Page.navigate', { url });
      await loaded;
      return tab;
    },
    async close() {
      const gone = new Promise((resolve) => chromium.once('exit', resolve));
      await send('Browser.close').catch(() => chromium.kill());
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

async function endpoint(profile: string, chromium: ChildProcess): Promise<string> {
  const file = join(profile, 'DevToolsActivePort');
  while (!existsSync(file) || !readFileSync(file, 'utf8').includes('\n')) {
    if (chromium.exitCode !== null) throw new Error(`Chromium ended with ${chromium.exitCode}`);
    await sleep(50);
  }
  const [port, path] = readFileSync(file, 'utf8').split('\n');
  return `ws://127.0.0.1:${port}${path}`;
}

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-features=CalculateNativeWinOcclusion,Translate,OptimizationHints,MediaRouter',
];
