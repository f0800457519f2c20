import * as v from 'valibot';
import { annotate, sharedAnnotation } from '../analysis/annotate';
import { applicationIds, applicationsOf } from '../analysis/application-protocol';
import { classify } from '../analysis/classify';
import { diagnose } from '../analysis/diagnosis';
import { explain } from '../analysis/explain';
import { FORMATS } from '../export/formats';
import { createRedactor } from '../export/redact';
import { stream } from '../export/stream';
import type { LogEntry } from '../model/entry';
import type { JournalReader } from '../model/journal';
import type { EpochMs } from '../model/record';
import { compileFilter } from '../query/filter';

/** What the panel's page offers, as `window.hangup`, to scripts that drive a browser. See docs/automation.md. */
export interface Automation {
  /** Rises when something of this is no longer as it was; not when something is added. */
  readonly version: 1;
  /** Tabs whose page Hangup watches, the newest last. */
  tabs(): Promise<WatchedTab[]>;
  /**
   * The log of a tab as the text of a file, once all that ended before is in it. Rejects with a `TypeError` where the
   * argument is not as {@link AutomationExportOptions} has it, and with an `Error` where there is no such tab.
   */
  exportLog(options?: unknown): Promise<string>;
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
      const options = parseExportOptions(asked);
      const choose = chooserOf(options);
      const tabId = await tabOf(options, ports);
      await ports.settle(tabId);
      return write(choose(await journal.since(tabId, 0)), options, ports);
    },
  };
}

async function tabOf({ tabId, url }: AutomationExportOptions, ports: AutomationPorts): Promise<number> {
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
function chooserOf({ filter, abnormal }: AutomationExportOptions): Choose {
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
    return entries.filter(
      (entry) => match(entry, sharedAnnotation(entry)) && (!abnormal || classify(entry).isAbnormal),
    );
  };
}

async function write(
  entries: readonly LogEntry[],
  options: AutomationExportOptions,
  { now, version }: AutomationPorts,
): Promise<string> {
  const format = FORMATS.find(({ id }) => id === options.format);
  if (!format) throw new TypeError(`exportLog: format: ${options.format}`);
  const redactor = createRedactor(options.redact ? {} : { rules: new Set() });
  const context = {
    exportedAt: now(),
    generator: { name: 'Hangup', version },
    annotate: annotate,
    explain,
    filter: options.filter || null,
    redaction: redactor.note,
  };
  let text = '';
  for await (const chunk of stream(format, entries.map(redactor.redact), context)) text += chunk;
  return text;
}

const tab = {
  /** As the browser numbers it. */
  tabId: v.optional(v.pipe(v.number(), v.integer())),
  /** The beginning of the URL of the tab's page. */
  url: v.optional(v.string()),
};

const schema = v.strictObject({
  ...tab,
  format: v.optional(v.picklist(FORMATS.map(({ id }) => id)), 'json'),
  /** As in the panel's filter box. */
  filter: v.optional(v.string(), ''),
  /** Only ends that nobody would call normal: those that the toolbar badge counts. */
  abnormal: v.optional(v.boolean(), false),
  /** Whether secrets are replaced. */
  redact: v.optional(v.boolean(), true),
});

/** What of which tab is wanted. */
type AutomationExportOptions = v.InferOutput<typeof schema>;

/** Reads what a script passed. Throws a `TypeError` that names what is wrong, misspelt names included. */
function parseExportOptions(value: unknown): AutomationExportOptions {
  const result = v.safeParse(schema, value ?? {});
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new TypeError(`exportLog: ${v.getDotPath(issue) ?? 'its argument'}: ${issue.message}`);
}
