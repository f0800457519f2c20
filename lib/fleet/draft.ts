import type { Flaw } from './flaw';
import { parseSettings } from './parse-settings';
import type { FleetField, FleetSettings } from './settings';

/** Settings as they stand in a form: a switch is a switch, everything else a text. */
export type FleetDraft = {
  [Field in FleetField]: FleetSettings[Field] extends boolean ? boolean : string;
};

export function draftOf(settings: FleetSettings): FleetDraft {
  const lines = (pairs: Readonly<Record<string, unknown>>, sign: string) =>
    Object.entries(pairs)
      .map(([name, value]) => `${name}${sign}${value}`)
      .join('\n');
  return {
    ...settings,
    headers: lines(settings.headers, ': '),
    resourceAttributes: lines(settings.resourceAttributes, '='),
    sampleRatio: String(settings.sampleRatio),
    batchEvents: String(settings.batchEvents),
    batchSeconds: String(settings.batchSeconds),
    timeoutSeconds: String(settings.timeoutSeconds),
    queueEvents: String(settings.queueEvents),
  };
}

/** What was written into a form; nothing is taken of it while anything is wrong. */
export function readDraft(
  draft: FleetDraft,
  managed: ReadonlySet<FleetField>,
): { ok: true; values: Partial<FleetSettings> } | { ok: false; flaws: Flaw[] } {
  const flaws: Flaw[] = [];
  const source: Record<string, unknown> = {
    ...draft,
    headers: pairsOf(draft.headers, ':', 'headers', flaws),
    resourceAttributes: pairsOf(draft.resourceAttributes, '=', 'resourceAttributes', flaws),
    sampleRatio: numberOf(draft.sampleRatio),
    batchEvents: numberOf(draft.batchEvents),
    batchSeconds: numberOf(draft.batchSeconds),
    timeoutSeconds: numberOf(draft.timeoutSeconds),
    queueEvents: numberOf(draft.queueEvents),
  };
  for (const field of managed) delete source[field];
  const read = parseSettings(source);
  flaws.push(...read.flaws);
  if (draft.enabled && draft.endpoint.trim() === '') flaws.push({ field: 'endpoint', kind: 'needed' });
  return flaws.length > 0 ? { ok: false, flaws } : { ok: true, values: read.values };
}

function pairsOf(text: string, sign: string, field: FleetField, flaws: Flaw[]): Record<string, string> {
  const pairs: [string, string][] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const at = line.indexOf(sign);
    if (at < 0) flaws.push({ field, kind: 'line', line: index + 1 });
    else pairs.push([line.slice(0, at).trim(), line.slice(at + 1).trim()]);
  }
  return Object.fromEntries(pairs);
}

/** An empty field is no zero. */
function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
