import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { negotiated, openedLater, responseHeader, serverNames, wasAnswered } from '../evidence/evidence';
import { status } from '../evidence/unreachable';
import { answered } from '../examples/answers.fixture';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

/** Hostings that serve files and short requests, and no WebSockets. */
const WITHOUT_SOCKETS = /\.(?:github\.io|gitlab\.io|netlify\.app|vercel\.app|pages\.dev|surge\.sh)$/;

/** Hostings where WebSockets are off until they are switched on. */
const OFF_BY_DEFAULT = /\.azurewebsites\.net$/;

function hostingOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}

export const noWebsocketSupport: Cause<'no-websocket-support'> = {
  id: 'no-websocket-support',
  title: 'The server answered as to a plain request',
  explanation:
    'The upgrade reached a server that does not speak WebSocket: its library or package is not installed, WebSockets are off on that host, or the hosting serves files and short requests only.',
  change:
    'Install the library (uvicorn[standard] for uvicorn), turn WebSockets on (IIS: the WebSocket Protocol feature; Azure App Service: “Web sockets”), or host the socket elsewhere.',
  where: 'server',
  role: 'fault',
  sources: [
    'github:Kludex/uvicorn#797',
    'github:websockets/ws#699',
    'https://learn.microsoft.com/aspnet/core/fundamentals/websockets',
  ],
  fixes: [],
  concerns: endedBy('refused'),
  predicate(end) {
    const number = wasAnswered(end, 200, 204, 400, 404, 405, 426, 501);
    if (!number || openedLater(end) > 0) return null;
    const support: Observation[] = [status(number), ...responseHeader(end, 'server')];
    const host = end.host.replace(/:\d+$/, '');
    // uvicorn answers an upgrade to a path without a route with 403; 404 is its answer to a plain request.
    if (number === 404 && serverNames(end, /^uvicorn/)) return { level: 'likely', weight: 3, support };
    if (number === 501) return { level: 'likely', weight: 1, support };
    if (WITHOUT_SOCKETS.test(host)) {
      return { level: 'likely', weight: 3, support: [...support, { fact: 'host', host, product: hostingOf(host) }] };
    }
    if (OFF_BY_DEFAULT.test(host) && number !== 400) {
      return {
        level: 'possible',
        weight: 4,
        support: [...support, { fact: 'host', host, product: 'Azure App Service' }],
      };
    }
    if (serverNames(end, /^microsoft-iis/)) return { level: 'possible', weight: 3, support };
    if (number === 204 || (number === 200 && negotiated(end) !== null))
      return { level: 'possible', weight: 2, support };
    return number === 200 || number === 404 ? { level: 'possible', weight: -2, support } : null;
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'uvicorn takes the upgrade for a plain request': {
      level: 'likely',
      first: true,
      log: [answered(404, { headers: { Server: 'uvicorn' } })],
    },
    'a hosting of files': { level: 'likely', first: true, log: [answered(404, { url: 'wss://me.github.io/ws' })] },
    'switched off until it is wanted': {
      level: 'possible',
      first: true,
      log: [answered(200, { url: 'wss://chat.azurewebsites.net/' })],
    },
    'no content': { level: 'possible', log: [answered(204)] },
  },
  misses: {
    'uvicorn refuses': [answered(403, { headers: { Server: 'uvicorn' } })],
    'a later attempt opened': [answered(404), ended({ number: 2, at: 5_000 })],
    'a 502': [answered(502)],
  },
});
