import * as v from 'valibot';
import type { LogEntry } from '../lib/model/entry';
import { parseEntry } from '../lib/model/parse';

/** What the panel wrote beside an entry: what its grid shows. */
export type Shown = v.InferOutput<typeof Shown>;

const Shown = v.object({
  codeLabel: v.string(),
  name: v.string(),
  category: v.string(),
  http: v.object({ text: v.string() }),
  reason: v.string(),
  closedBy: v.string(),
});

const ExportFile = v.object({
  format: v.literal('hangup'),
  version: v.literal(1),
  entries: v.array(v.looseObject({ annotation: Shown })),
});

export interface Exported {
  entry: LogEntry;
  shown: Shown;
}

/** Reads a JSON export back. Throws where it is not one of ours, or an entry in it is not whole. */
export function parseExport(text: string): Exported[] {
  return v.parse(ExportFile, JSON.parse(text)).entries.map((line) => {
    const parsed = parseEntry(line);
    if ('problem' in parsed) throw new Error(`The export holds an entry that cannot be read: ${parsed.problem}`);
    return { entry: parsed.entry, shown: line.annotation };
  });
}
