import { browser } from 'wxt/browser';
import type { Unrecorded } from '../intake/recording-policy';
import type { AskRecording } from '../transport/messages';
import { parseUnrecorded } from '../transport/parse-end-counts';

/** Why the options let nothing of the tab be recorded now; `null`: it is, or the background cannot tell. */
export async function askRecording(tabId: number): Promise<Unrecorded | null> {
  const message: AskRecording = { type: 'ask-recording', tabId };
  const answer: unknown = await browser.runtime.sendMessage(message).catch(() => null);
  if (typeof answer !== 'object' || answer === null || !('unrecorded' in answer)) return null;
  return parseUnrecorded(answer.unrecorded) ?? null;
}
