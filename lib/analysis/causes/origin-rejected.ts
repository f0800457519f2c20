import { urlParts } from '../../model/url-parts';
import type { Case } from '../case';
import { ended, refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { wasAnswered } from '../evidence/refused';
import { status } from '../evidence/unreachable';
import { answered, firefox } from '../examples/refused.fixture';
import type { Cause, CauseExamples } from './cause';

function originOf(end: Case): { origin: string; isSame: boolean } {
  const sent = end.evidence?.requestHeaders?.find(({ name }) => name.toLowerCase() === 'origin')?.value;
  const { scheme, host } = urlParts(sent ?? end.record.document.url);
  if (host === '') return { origin: sent ?? '', isSame: false };
  return { origin: `${scheme}://${host}`, isSame: withoutPort(host.toLowerCase()) === withoutPort(end.host) };
}

const withoutPort = (host: string): string => host.replace(/:(?:80|443)$/, '');

export const originRejected: Cause<'origin-rejected'> = {
  id: 'origin-rejected',
  title: 'The server does not allow this origin',
  explanation: 'The server answered 403, as one does that checks the Origin header and does not know the page.',
  change: "Add the page's origin (scheme, host and port) to the origins that the server's WebSocket endpoint allows.",
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
    if (!wasAnswered(end, 403)) return null;
    const { origin, isSame } = originOf(end);
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
