import type { Behaviour } from '../behaviour';
import { findFault } from '../faults';

/**
 * What a URL asks the server to do.
 *
 * - any path with `close` in its query: `?close=4004&reason=...&after=50`, for tests that map hosts and paths
 * - `/fault/ID`: as the table of faults says
 * - `/close?code=1012&reason=...&after=50`; without `code`, a Close frame without a body
 * - `/status?code=502`, with `location=` for a redirect
 * - `/drop?how=fin|reset&after=50`, after opening; `/hang-up?how=fin|reset`, instead of an answer
 * - `/mixed?answer=ANSWER`: see {@link answerOf}
 * - `/frames?hex=c1`: these bytes after opening; with `extensions=`, after an answer that agrees to them
 * - `/expire?silence=2000` or `?age=2000`: cut so many milliseconds after its last or first message
 * - `/ignore` answers no message, `/replace` closes the connection that came before
 * - everything else echoes
 */
export function behaviourOf(url: string): Behaviour {
  const { pathname, searchParams: query } = new URL(url, 'http://localhost');
  const after = Number(query.get('after') ?? 20);
  const reason = query.get('reason') ?? '';
  const how = query.get('how') === 'reset' ? 'reset' : 'fin';
  const anywhere = query.get('close');
  if (anywhere !== null) return { does: 'close', code: anywhere === '' ? null : Number(anywhere), reason, after };
  const fault = pathname.startsWith('/fault/') ? findFault(pathname.slice('/fault/'.length)) : undefined;
  if (fault) return fault.server ?? { does: 'answer', status: 404, headers: {} };
  switch (pathname) {
    case '/close': {
      const code = query.get('code');
      return { does: 'close', code: code === null ? null : Number(code), reason, after };
    }
    case '/status': {
      const location = query.get('location');
      return {
        does: 'answer',
        status: Number(query.get('code') ?? 404),
        headers: location === null ? {} : { Location: location },
      };
    }
    case '/drop':
      return { does: 'drop', how, when: 'after-opening', after };
    case '/hang-up':
      return { does: 'drop', how, when: 'before-answer', after: 0 };
    case '/mixed':
      return answerOf(query.get('answer') ?? '', reason);
    case '/frames':
      return {
        does: 'frames',
        when: 'after-opening',
        hex: query.get('hex') ?? '',
        ...(query.has('extensions') && { extensions: query.get('extensions') ?? '' }),
      };
    case '/expire': {
      const of = query.has('age') ? 'age' : 'silence';
      return { does: 'expire', of, after: Number(query.get(of) ?? 60_000) };
    }
    case '/ignore':
      return { does: 'ignore' };
    case '/replace':
      return { does: 'replace' };
    default:
      return { does: 'echo' };
  }
}

/** `101-then-close` (with 4000), `hang-up`, `reset`, or an HTTP status. */
export function answerOf(answer: string, reason: string): Behaviour {
  if (answer === '101-then-close') return { does: 'close', code: 4000, reason, after: 20 };
  if (answer === 'hang-up') return { does: 'drop', how: 'fin', when: 'before-answer', after: 0 };
  if (answer === 'reset') return { does: 'drop', how: 'reset', when: 'before-answer', after: 0 };
  return { does: 'answer', status: Number(answer), headers: {} };
}
