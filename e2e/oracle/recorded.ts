import * as v from 'valibot';

const time = v.nullable(v.number());

/** What the oracle reads of Hangup's JSON, by a schema of its own: the product's reader is not to judge the product. */
const Recorded = v.object({
  record: v.object({
    key: v.string(),
    api: v.string(),
    url: v.nullable(v.string()),
    requestedUrl: v.nullable(v.string()),
    protocol: v.string(),
    document: v.object({ top: v.boolean() }),
    createdAt: v.number(),
    openedAt: time,
    closingAt: time,
    endedAt: v.number(),
    outcome: v.object({
      kind: v.string(),
      code: v.optional(v.number()),
      reason: v.optional(v.string()),
      wasClean: v.optional(v.boolean()),
      errorEvent: v.optional(v.boolean()),
      state: v.optional(v.string()),
    }),
    closeCall: v.nullable(
      v.object({ at: v.number(), state: v.string(), code: v.nullable(v.number()), reason: v.nullable(v.string()) }),
    ),
    misuses: v.array(v.object({ method: v.string(), name: v.string() })),
    traffic: v.nullable(
      v.object({
        sent: v.object({
          messages: v.number(),
          bytes: v.number(),
          largest: v.number(),
          firstAt: time,
          lastAt: time,
          maxBufferedAmount: v.nullable(v.number()),
          discarded: v.nullable(v.number()),
        }),
        received: v.object({
          messages: v.number(),
          binaryBytes: v.number(),
          textLength: v.number(),
          largest: v.number(),
          firstAt: time,
          lastAt: time,
          longestSilence: v.nullable(v.number()),
          approximate: v.boolean(),
        }),
      }),
    ),
  }),
  annotation: v.object({ closedBy: v.string(), code: v.nullable(v.number()), reason: v.string() }),
});
export type Recorded = v.InferOutput<typeof Recorded>;

/** The entries of an export, by the path of their socket's URL. */
export function readExport(text: string): Map<string, Recorded[]> {
  const { entries } = v.parse(v.object({ entries: v.array(Recorded) }), JSON.parse(text));
  const byPath = new Map<string, Recorded[]>();
  for (const entry of entries) {
    const { pathname } = new URL(entry.record.url ?? 'none:');
    byPath.set(pathname, [...(byPath.get(pathname) ?? []), entry]);
  }
  return byPath;
}
