import { readFile } from 'node:fs/promises';
import type { Report } from '../demo/reports/report';
import { hostOf, REPORTS } from '../demo/reports/reports';
import { startReportServers } from '../demo/reports/server';
import type { LogEntry } from '../lib/model/entry';
import { launchChromium } from './chromium';
import { devtoolsOf, inspectedTab, showPanel } from './devtools';
import { readJournal } from './journal';
import { waitUntil } from './wait-until';

export interface RecordOptions {
  executable: string;
  /** Folder of the built extension. */
  extension: string;
  /** Part of the ids of the reports to play; `''`: all. */
  only: string;
  /** File with what was recorded before, kept for the reports that are not played now. */
  known: string;
}

/** What Hangup records of each report that is played, in the order of the reports. */
export async function recordReports({ executable, extension, only, known }: RecordOptions) {
  const played = REPORTS.filter(({ replay }) => 'play' in replay);
  const now = played.filter(({ id }) => only.split(',').some((part) => id.includes(part)));
  const before = new Map<string, LogEntry[]>(
    Object.entries(JSON.parse(await readFile(known, 'utf8').catch(() => '{}'))),
  );
  const recorded = new Map<string, LogEntry[]>();
  const servers = await startReportServers(played);
  const hosts = new Set(played.map(hostOf));
  const rules = ['MAP *.report.test 127.0.0.1', 'MAP backend ~NOTFOUND'];
  for (const host of hosts) if (isOfInternet(host)) rules.push(`MAP ${host} 127.0.0.1`);
  const { context, close } = await launchChromium({
    executable,
    extension,
    headless: true,
    trustedKeys: [servers.spki],
    args: [`--host-resolver-rules=${rules.join(', ')}`],
  });
  try {
    const page = await context.newPage();
    const panel = await showPanel(await devtoolsOf(page));
    const tabId = await inspectedTab(panel);
    for (const report of now) {
      await page.goto(servers.pageOf(report));
      const made = await page.evaluate(([id, host, ports]) => window.playReport(id, host, ports), [
        report.id,
        hostOf(report),
        servers.ports,
      ] as const);
      const read = async () =>
        (await readJournal(panel, tabId)).filter(({ record }) => record.document.url.endsWith(`report=${report.id}`));
      const log = await waitUntil(`what was recorded of ${report.id}`, 60_000, async () => {
        const entries = await read();
        return entries.length >= made && entries.every(isComplete) ? entries : null;
      });
      recorded.set(report.id, log);
      console.log(`${report.id}: ${log.length}`);
    }
  } finally {
    await close();
    await servers.close();
  }
  return new Map(played.flatMap(({ id }) => keep(id, recorded.get(id) ?? before.get(id))));
}

const keep = (id: Report['id'], log: LogEntry[] | undefined) => (log ? [[id, log] as const] : []);

const isOfInternet = (host: string): boolean => host.includes('.') && !host.endsWith('.test') && !/^[\d.]+$/.test(host);

/** The network log knows nothing of a constructor that threw, nor of what a policy forbade. */
function isComplete({ record, evidence }: LogEntry): boolean {
  return evidence !== null || record.outcome.kind === 'constructor-threw' || record.outcome.kind === 'blocked';
}
