import * as v from 'valibot';
import type { AskRecording, CountEnds, Errand, JournalCommand } from './messages';

const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));

const commandSchema = v.variant('type', [
  v.object({ type: v.literal('clear'), tabId }),
  v.object({ type: v.literal('set-recording'), tabId, recording: v.boolean() }),
  v.object({ type: v.literal('count-ends'), tabId }),
  v.object({ type: v.literal('ask-recording'), tabId }),
]);

export function parseCommand(value: unknown): JournalCommand | CountEnds | AskRecording | null {
  const result = v.safeParse(commandSchema, value);
  return result.success ? result.output : null;
}

const errandSchema = v.variant('type', [
  v.object({ type: v.literal('identify-page'), tabId }),
  v.object({ type: v.literal('ask-access') }),
  v.object({
    type: v.literal('open-page'),
    page: v.picklist(['options', 'reference', 'welcome']),
    fragment: v.string(),
  }),
]);

export function parseErrand(value: unknown): Errand | null {
  const result = v.safeParse(errandSchema, value);
  return result.success ? result.output : null;
}
