import type { PageOutcome } from '../fault';
import type { PlayRequest } from './play-request';
import { errorText, gaveUpOutcome } from './play-socket';

/** As far as the demo uses it; TypeScript's library does not know it yet. */
interface Stream {
  opened: Promise<unknown>;
  closed: Promise<{ closeCode: number; reason: string }>;
}

/** Plays an errand with a `WebSocketStream`, where the browser has it. */
export async function playStream({ url, protocols, patience }: PlayRequest): Promise<PageOutcome> {
  const Stream: unknown = Reflect.get(globalThis, 'WebSocketStream');
  const reported = gaveUpOutcome();
  if (!isStreamConstructor(Stream)) return { ...reported, how: 'not-supported' };
  try {
    const stream = new Stream(url, protocols.length > 0 ? { protocols } : {});
    const lost = new Promise<null>((resolve) => setTimeout(resolve, patience, null));
    const opened = stream.opened.then(() => {
      reported.opened = true;
    });
    const end = await Promise.race([Promise.all([stream.closed, opened]), lost]);
    if (end === null) return reported;
    const [{ closeCode: code, reason }] = end;
    return { ...reported, how: 'closed', code, reason, wasClean: true };
  } catch (error) {
    return {
      ...reported,
      how: 'closed',
      errorEvent: true,
      code: 1006,
      reason: '',
      wasClean: false,
      threw: [errorText(error)],
    };
  }
}

function isStreamConstructor(value: unknown): value is new (url: string, options: { protocols?: string[] }) => Stream {
  return typeof value === 'function';
}
