import { BROWSER_SCENARIOS, type BrowserScenario } from '../demo/browser-scenarios';
import { diagnose } from '../lib/analysis/diagnosis';
import type { LogEntry } from '../lib/model/entry';
import { test as base, expect } from './fixtures';
import { entryWith, openScenarioBrowser, type ScenarioBrowser } from './scenario-browser';

const test = base.extend<object, { stage: ScenarioBrowser }>({
  stage: [
    async ({ executable }, use) => {
      const scenario = await openScenarioBrowser(executable);
      await use(scenario);
      await scenario.close();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
});

const setOffline = (scenario: ScenarioBrowser, offline: boolean) =>
  scenario.cdp.send('Network.emulateNetworkConditions', {
    offline,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });

/** How each cause is brought about; resolves to the socket that it befell. */
const PLAYS: Record<BrowserScenario, (scenario: ScenarioBrowser) => Promise<LogEntry>> = {
  async 'local-network-access'(scenario) {
    await scenario.page.goto(scenario.demo.url);
    await scenario.connect(`${scenario.demo.places.untrusted.replace('wss:', 'ws:')}/printer`);
    return entryWith(scenario, '/printer');
  },
  async 'proxy-in-the-way'(scenario) {
    await scenario.page.goto(scenario.demo.url);
    await scenario.connect('ws://chat.proxied.test:8080/chat');
    return entryWith(scenario, 'chat.proxied.test');
  },
  async 'network-changed'(scenario) {
    await scenario.page.goto(scenario.demo.url);
    await setOffline(scenario, true);
    await scenario.connect(`${scenario.demo.places.server}/while-offline`);
    await setOffline(scenario, false);
    return entryWith(scenario, '/while-offline');
  },
};

for (const cause of BROWSER_SCENARIOS) {
  test(`${cause}: staged for real, it comes first`, async ({ stage: scenario }) => {
    const { record } = await PLAYS[cause](scenario);
    const findings = diagnose(await scenario.entries()).of(record.key);
    expect(findings[0]?.cause).toBe(cause);
  });
}
