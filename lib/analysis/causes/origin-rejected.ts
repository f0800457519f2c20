import { ended, refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { hasCredentials, responseHeader, serverNames, wasAnswered } from '../evidence/evidence';
import { originOf } from '../evidence/refused';
import { status } from '../evidence/unreachable';
import { answered, firefox } from '../examples/refused.fixture';
import type { Cause, CauseExamples } from './cause';

/** Forward proxies that answer for themselves. */
const FORWARD_PROXIES = /tinyproxy|squid|bluecoat|zscaler|mcafee|forcepoint|websense|privoxy|cntlm/i;

const ACTION_CABLE = 'actioncable-v1-json';

export const originRejected: Cause<'origin-rejected'> = {
  id: 'origin-rejected',
  title: 'The server does not allow this origin',
  explanation: 'The server refused as one does that checks the Origin header and does not know the page.',
  change:
    "Add the page's origin (scheme, host and port) to the origins that the server's WebSocket endpoint allows; behind a proxy, pass the Host header on (nginx: proxy_set_header Host $http_host), since servers compare the two.",
  where: 'server',
  role: 'fault',
  sources: ['github:ValdesChe/WhatChat#15 (Phoenix check_origin)', 'RFC 6455 §4.2.2'],
  fixes: [
    'phoenix-check-origin',
    'channels-origin',
    'fastapi-accept',
    'spring-origin',
    'action-cable-origin',
    'ws-tell-the-client',
    'aspnet-websockets',
    'socket-io-options',
  ],
  concerns: endedBy('refused', 'cut', 'server'),
  predicate(end) {
    const { origin, isSame } = originOf(end);
    // Action Cable answers 404 where it does not allow the origin.
    if (wasAnswered(end, 404) && end.record.requestedProtocols?.includes(ACTION_CABLE)) {
      return end.relation.openings.length > 0
        ? null
        : {
            level: 'possible',
            weight: 3,
            support: [
              status(404),
              { fact: 'protocols', asked: end.record.requestedProtocols, got: '' },
              { fact: 'origin', origin, host: end.host },
            ],
          };
    }
    if (!wasAnswered(end, 403)) return null;
    // The same page opened here before or after: its origin is allowed.
    if (end.relation.openings.length > 0) return null;
    // Gorilla's upgrader writes this header when its check of the origin fails, too.
    const checked = responseHeader(end, 'sec-websocket-version');
    if (checked.length > 0) return { level: 'likely', weight: 2, support: [status(403), ...checked] };
    if (serverNames(end, /^envoy|^(?:uvicorn|daphne|hypercorn)/) || FORWARD_PROXIES.test(end.header('server') ?? '')) {
      return { level: 'possible', weight: -1, support: [status(403), { fact: 'origin', origin, host: end.host }] };
    }
    if (hasCredentials(end) && !isSame) {
      return { level: 'possible', weight: 0, support: [status(403), { fact: 'origin', origin, host: end.host }] };
    }
    if (origin === '') return { level: 'possible', weight: 1, support: [status(403)] };
    return isSame
      ? { level: 'possible', weight: 1, support: [status(403)], contradiction: [{ fact: 'same-origin', origin }] }
      : { level: 'likely', weight: 1, support: [status(403), { fact: 'origin', origin, host: end.host }] };
  },
};

export const examples = (): CauseExamples => {
  const sameOrigin = { record: { document: { url: 'https://chat.example:8443/', startedAt: 0, top: true } } };

  return {
    fits: {
      'a page of another origin': { level: 'likely', first: true, log: [answered(403)] },
      'in Firefox': { level: 'likely', first: true, log: [refused(null, { status: 403, ...firefox })] },
      'even of the same origin': { level: 'possible', first: true, log: [answered(403, sameOrigin)] },
    },
    misses: {
      'a 401': [refused('HTTP Authentication failed; no valid credentials available', { status: 401 })],
      'nobody saw the status': [refused()],
      'closed with 3003 after opening': [ended({ code: 3003, age: 30 })],
    },
  };
};
