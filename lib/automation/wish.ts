import * as v from 'valibot';
import { FORMATS } from '../export/formats';

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
export type Wish = v.InferOutput<typeof schema>;

/** Reads what a script passed. Throws a `TypeError` that names what is wrong, misspelt names included. */
export function parseWish(value: unknown): Wish {
  const result = v.safeParse(schema, value ?? {});
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new TypeError(`exportLog: ${v.getDotPath(issue) ?? 'its argument'}: ${issue.message}`);
}
