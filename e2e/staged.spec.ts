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
    { scope: 'worker', timeout: 150_000 },
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
    return entryWith(stage, '/printer');
  },
  async 'proxy-in-the-way'(stage) {
    await stage.page.goto(stage.demo.url);
    await stage.connect('ws://chat.proxied.test:8080/chat');
    return entryWith(stage, 'chat.proxied.test');
  },
  async 'network-changed'(stage) {
    await stage.page.goto(stage.demo.url);
    await setOffline(stage, true);
    await stage.connect(`${stage.demo.places.server}/while-offline`);
    await setOffline(stage, false);
    return entryWith(stage, '/while-offline');
  },
};

for (const cause of STAGED) {
  test(`${cause}: staged for real, it comes first`, async ({ stage }) => {
    const { record } = await PLAYS[cause](stage);
    const findings = diagnose(await stage.entries()).of(record.key);
    expect(findings[0]?.cause).toBe(cause);
  });
}
