import { closedByPage, refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { errorOf, failure, lasted } from '../evidence/unreachable';
import type { Cause, CauseExamples } from './cause';

const CANCELED_SENTENCE = 'WebSocket opening handshake was canceled';

export const clientCertificate: Cause<'client-certificate'> = {
  id: 'client-certificate',
  title: 'The server asks for a client certificate',
  explanation:
    'In the TLS handshake the server asks for a client certificate: for a page the browser can ask its user which one, for a WebSocket it cannot, and gives up.',
  change:
    'Turn the request off where the socket connects (nginx: ssl_verify_client off), or have the user choose a certificate at https:// of the same host and port first.',
  where: 'server',
  role: 'fault',
  sources: ['github:beyondcode/laravel-websockets#266', 'github:paullouisageneau/libdatachannel#1606'],
  fixes: [],
  concerns: endedBy('refused'),
  predicate(end) {
    const error = errorOf(end);
    if (error.includes('CLIENT_AUTH')) return { level: 'likely', weight: 2, support: failure(end) };
    // Chromium cannot ask its user for a WebSocket's sake and cancels, though nobody called close().
    const isCanceled = end.failure?.sentence.trim() === CANCELED_SENTENCE && end.record.closeCall === null;
    const isTls = end.scheme === 'wss' || end.scheme === 'https';
    if (!isCanceled || !isTls || end.endType !== 'refused' || end.evidence?.requestHeaders) return null;
    return { level: 'likely', weight: 2, support: [...failure(end), { fact: 'never-opened', ms: lasted(end) }] };
  },
};

export const examples = (): CauseExamples => {
  const CANCELED = 'WebSocket opening handshake was canceled';

  return {
    fits: {
      'Chromium cancels by itself': {
        level: 'likely',
        first: true,
        log: [refused(CANCELED, { url: 'wss://chat.example/' })],
      },
      'or says so': {
        level: 'likely',
        log: [refused('Error in connection establishment: net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED')],
      },
    },
    misses: {
      'without TLS': [refused(CANCELED, { url: 'ws://chat.example/' })],
      'another TLS error': [refused('Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID')],
      'closed by the page': [closedByPage()],
    },
  };
};
