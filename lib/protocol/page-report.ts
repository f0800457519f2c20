import * as v from 'valibot';
import { type KeptMessages, MOST_KEPT, type PageReport } from './page-channel';

const count = v.pipe(v.number(), v.finite(), v.minValue(0));
/** What the page passed as it liked: all but what is asked for is `null`. */
const textIfAny = v.fallback(v.nullable(v.string()), null);
const numberIfAny = v.fallback(v.nullable(v.number()), null);

const codeIfAny = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)));

const list = <Item>(item: v.GenericSchema<unknown, Item>) =>
  v.pipe(
    v.record(v.string(), item),
    v.transform((entries): Record<number, Item> => entries),
  );

const keptText = v.pipe(v.string(), v.maxLength(MOST_KEPT));
const keptBytes = v.object({ bytes: v.pipe(v.string(), v.maxLength(MOST_KEPT / 16)) });
/** A list, or an object with numbers for keys. What cannot be read of it is `null`. */
const placed = <Item>(item: v.GenericSchema<unknown, Item>) => {
  const itemIfAny = v.fallback(v.nullable(item), null);
  return v.union([v.pipe(v.array(itemIfAny), v.maxLength(5)), v.record(v.picklist(['1', '2', '3', '4']), itemIfAny)]);
};

/** Messages that cannot be read are as if none had been kept: a record is made without them. */
export const keptMessagesSchema: v.GenericSchema<unknown, KeptMessages> = v.fallback(
  v.object({ data: placed(v.union([keptText, keptBytes])), at: placed(v.pipe(v.number(), v.finite())) }),
  { data: [], at: [] },
);

const thrown = v.nullable(v.object({ name: textIfAny, message: textIfAny }));

/** Parses what a page script noted, as it comes out of its JSON. */
export const pageReportSchema: v.GenericSchema<unknown, PageReport> = v.object({
  seq: v.pipe(count, v.integer()),
  api: v.picklist(['WebSocket', 'WebSocketStream']),
  at: count,
  url: textIfAny,
  protocols: v.fallback(v.nullable(v.union([v.string(), list(textIfAny)])), null),
  stack: textIfAny,
  sent: v.object({
    messages: count,
    bytes: count,
    largest: count,
    firstAt: count,
    lastAt: count,
    maxBufferedAmount: count,
    discarded: count,
    kept: keptMessagesSchema,
  }),
  close: v.exactOptional(
    v.object({
      at: count,
      readyState: count,
      code: numberIfAny,
      codeType: v.string(),
      reason: textIfAny,
      stack: textIfAny,
    }),
  ),
  invalidCalls: list(v.object({ at: count, method: v.picklist(['close', 'send']), threw: thrown, stack: textIfAny })),
  threw: v.exactOptional(thrown),
  opened: v.exactOptional(v.object({ at: count, protocol: textIfAny, extensions: textIfAny })),
  ended: v.exactOptional(v.object({ at: count, code: codeIfAny, reason: textIfAny, wasClean: v.boolean() })),
});
