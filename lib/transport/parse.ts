import * as v from 'valibot';
import type { AskRecording, CountEnds, JournalCommand } from './messages';

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
