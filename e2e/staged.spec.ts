import { STAGED, type Staged } from '../demo/staged';
import { diagnose } from '../lib/diagnosis/diagnosis';
import type { LogEntry } from '../lib/record/entry';
import { test as base, expect } from './fixtures';
import { entryWith, type Stage, setStage } from './stage';

const test = base.extend<object, { stage: Stage }>({
  stage: [
    async ({ executable }, use) => {
      const stage = await setStage(executable);
      await use(stage);
      await stage.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

const setOffline = (stage: Stage, offline: boolean) =>
  stage.cdp.send('Network.emulateNetworkConditions', {
    offline,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });

/** How each cause is brought about; resolves to the socket that it befell. */
const PLAYS: Record<Staged, (stage: Stage) => Promise<LogEntry>> = {
  async 'local-network-access'(stage) {
    await stage.page.goto(stage.demo.url);
    await stage.connect(`${stage.demo.places.untrusted.replace('wss:', 'ws:')}/printer`);
    return entryWith(stage, '/printer', true);
  },
  async 'proxy-in-the-way'(stage) {
    await stage.page.goto(stage.demo.url);
    await stage.connect('ws://chat.proxied.test:8080/chat');
    return entryWith(stage, 'chat.proxied.test', true);
  },
  async 'http2-connect'(stage) {
    // A socket goes over HTTP/2 only where the browser has such a connection already.
    await stage.page.goto(stage.http2.replace('wss:', 'https:'));
    await stage.connect(`${stage.http2}/over-http2`);
    return entryWith(stage, '/over-http2', true);
  },
  async 'network-changed'(stage) {
    await stage.page.goto(stage.demo.url);
    await setOffline(stage, true);
    await stage.connect(`${stage.demo.places.server}/while-offline`);
    await setOffline(stage, false);
    return entryWith(stage, '/while-offline', true);
  },
  async 'too-many-sockets'(stage) {
    // Chromium counts for each process: another site has another one.
    await stage.page.goto(stage.demo.places.otherOrigin);
    await stage.page.evaluate(async (server) => {
      const sockets = Array.from({ length: 255 }, () => new WebSocket(`${server}/fault/hang-opening`));
      const last = new WebSocket(`${server}/fault/hang-opening?one-too-many`);
      await new Promise((resolve) => last.addEventListener('close', resolve));
      for (const socket of sockets) socket.close();
    }, stage.demo.places.server);
    await expect
      .poll(async () => (await stage.entries()).filter(isHanging).length, { timeout: 40_000 })
      .toBeGreaterThanOrEqual(256);
    return entryWith(stage, 'one-too-many', false);
  },
  async 'back-forward-cache'(stage) {
    // The demo's own pages are no-store, and so never kept.
    await stage.page.goto(stage.http2.replace('wss:', 'https:'));
    await stage.connect(`${stage.demo.places.server.replace('localhost', '127.0.0.1')}/kept`);
    await stage.page.goto(stage.demo.url);
    await stage.page.goBack({ waitUntil: 'commit' });
    return entryWith(stage, '/kept', false);
  },
};

const isHanging = ({ record }: LogEntry): boolean => record.url?.includes('hang-opening') ?? false;

for (const cause of STAGED) {
  test(`${cause}: staged for real, it comes first`, async ({ stage }) => {
    const { record } = await PLAYS[cause](stage);
    const findings = diagnose(await stage.entries()).of(record.key);
    expect(findings[0]?.cause).toBe(cause);
  });
}
