import type { Told } from '../fault';
import type { Errand } from './errand';
import { describe, nothingYet } from './play-socket';

/** As far as the demo uses it; TypeScript's library does not know it yet. */
interface Stream {
  opened: Promise<unknown>;
  closed: Promise<{ closeCode: number; reason: string }>;
}

/** Plays an errand with a `WebSocketStream`, where the browser has it. */
export async function playStream({ url, protocols, patience }: Errand): Promise<Told> {
  const Stream: unknown = Reflect.get(globalThis, 'WebSocketStream');
  const told = nothingYet();
  if (!isStreamConstructor(Stream)) return { ...told, how: 'not-supported' };
  try {
    const stream = new Stream(url, protocols.length > 0 ? { protocols } : {});
    const lost = new Promise<null>((resolve) => setTimeout(resolve, patience, null));
    const opened = stream.opened.then(() => {
      told.opened = true;
    });
    const end = await Promise.race([Promise.all([stream.closed, opened]), lost]);
    if (end === null) return told;
    const [{ closeCode: code, reason }] = end;
    return { ...told, how: 'closed', code, reason, wasClean: true };
  } catch (error) {
    return {
      ...told,
      how: 'closed',
      errorEvent: true,
      code: 1006,
      reason: '',
      wasClean: false,
      threw: [describe(error)],
    };
  }
}

function isStreamConstructor(value: unknown): value is new (url: string, options: { protocols?: string[] }) => Stream {
  return typeof value === 'function';
}
