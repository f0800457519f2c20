import * as v from 'valibot';
import type { Engine, EntrySource } from '../record/entry';

const schema = v.object({
  tab: v.object({ id: v.pipe(v.number(), v.integer()), incognito: v.boolean() }),
  frameId: v.optional(v.pipe(v.number(), v.integer()), 0),
  documentId: v.optional(v.string()),
  url: v.optional(v.string()),
});

/** Who sent records, in the browser's own words; `null` for a sender that is no frame of a tab. */
export function sourceOf(sender: unknown, engine: Engine): EntrySource | null {
  const result = v.safeParse(schema, sender);
  if (!result.success) return null;
  const { tab, frameId, documentId, url } = result.output;
  return {
    tabId: tab.id,
    frameId,
    documentId: documentId ?? null,
    frameUrl: url ?? null,
    private: tab.incognito,
    engine,
  };
}
