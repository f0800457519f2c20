import { diagnose } from '../diagnosis/diagnosis';
import { FORMATS } from '../export/formats';
import { createRedactor } from '../export/redact';
import { stream } from '../export/stream';
import type { JournalReader } from '../journal/journal';
import { compileFilter } from '../query/filter';
import { isAbnormal } from '../record/abnormal';
import { describe, endWords } from '../record/describe';
import { applicationIds, applicationsOf } from '../record/dialect';
import type { LogEntry } from '../record/entry';
import { explain } from '../record/explain';
import type { EpochMs } from '../record/record';
import { parseWish, type Wish } from './wish';

/** What the panel's page offers, as `window.hangup`, to scripts that drive a browser. See docs/automation.md. */
export interface Automation {
  /** Rises when something of this is no longer as it was; not when something is added. */
  readonly version: 1;
  /** Tabs whose page Hangup watches, the newest last. */
  tabs(): Promise<WatchedTab[]>;
  /**
   * The log of a tab as the text of a file, once all that ended before is in it. Rejects with a `TypeError` where the
   * argument is not as {@link Wish} has it, and with an `Error` where there is no such tab.
   */
  exportLog(wish?: unknown): Promise<string>;
}

export interface WatchedTab {
  tabId: number;
  /** Of its outermost document. */
  url: string;
}

export interface AutomationPorts {
  /** The tab that this page shows; `null`: none. */
  tabId: number | null;
  tabs(): Promise<WatchedTab[]>;
  /** Resolves when what a tab's outermost document had seen end before is in the journal. */
  settle(tabId: number): Promise<void>;
  journal: JournalReader;
  now(): EpochMs;
  version: string;
}

export function createAutomation(ports: AutomationPorts): Automation {
  const { journal } = ports;
  return {
    version: 1,
    tabs: ports.tabs,
    async exportLog(asked) {
      const wish = parseWish(asked);
      const choose = chooserOf(wish);
      const tabId = await tabOf(wish, ports);
      await ports.settle(tabId);
      return write(choose(await journal.since(tabId, 0)), wish, ports);
    },
  };
}

async function tabOf({ tabId, url }: Wish, ports: AutomationPorts): Promise<number> {
  if (tabId !== undefined) return tabId;
  if (url === undefined && ports.tabId !== null) return ports.tabId;
  const tabs = await ports.tabs();
  const found = tabs.findLast((tab) => url === undefined || tab.url.startsWith(url));
  if (found) return found.tabId;
  const known = tabs.map((tab) => tab.url).join(', ') || 'none';
  throw new Error(`exportLog: no tab shows ${url ?? 'a page that Hangup watches'}. Watched: ${known}`);
}

type Choose = (entries: LogEntry[]) => LogEntry[];

/** In a test a filter that is half understood would hide what it was to find. */
function chooserOf({ filter, abnormal }: Wish): Choose {
  let causes: (key: string) => readonly string[] = () => [];
  const { match, problems } = compileFilter(filter, {
    apps: ({ record }) => applicationsOf(record),
    appIds: applicationIds(),
    causes: ({ record }) => causes(record.key),
  });
  const [problem] = problems;
  if (problem) throw new TypeError(`exportLog: filter: ${problem.reason}`);
  return (entries) => {
    const diagnosis = diagnose(entries);
    causes = diagnosis.causes;
    return entries.filter((entry) => match(entry, endWords(entry)) && (!abnormal || isAbnormal(entry.record)));
  };
}

async function write(entries: readonly LogEntry[], wish: Wish, { now, version }: AutomationPorts): Promise<string> {
  const format = FORMATS.find(({ id }) => id === wish.format);
  if (!format) throw new TypeError(`exportLog: format: ${wish.format}`);
  const redactor = createRedactor(wish.redact ? {} : { rules: new Set() });
  const context = {
    exportedAt: now(),
    generator: { name: 'Hangup', version },
    annotate: describe,
    explain,
    filter: wish.filter || null,
    redaction: redactor.note,
  };
  let text = '';
  for await (const chunk of stream(format, entries.map(redactor.redact), context)) text += chunk;
  return text;
}
