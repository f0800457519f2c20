import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAILURE_SENTENCES } from '../../data/failure-sentences';
import { NETWORK_ERRORS } from '../../data/network-errors';
import type { Phase } from '../../data/phase';
import { parseFailure } from './failure';

const H = 'Error during WebSocket handshake: ';
const E = 'Error in connection establishment: ';

describe('parseFailure', () => {
  it.each<[sentence: string, phase: Phase, status: number | null, error: string | null, summary: string]>([
    [`${H}Unexpected response code: 403`, 'http-answer', 403, null, 'HTTP 403'],
    [`${H}Unexpected response code: 301`, 'http-answer', 301, null, 'HTTP 301'],
    ['HTTP Authentication failed; no valid credentials available', 'http-answer', 401, null, 'credentials required'],
    [
      `${E}net::ERR_UNEXPECTED_PROXY_AUTH`,
      'http-answer',
      407,
      'net::ERR_UNEXPECTED_PROXY_AUTH',
      '407 from a server that is no proxy',
    ],
    ['Proxy authentication failed', 'proxy', 407, null, 'proxy requires credentials'],
    ['Connection closed before receiving a handshake response', 'http-answer', null, null, 'hung up without an answer'],
    [`${H}net::ERR_CONNECTION_RESET`, 'http-answer', null, 'net::ERR_CONNECTION_RESET', 'connection reset'],
    [`${H}net::ERR_INVALID_HTTP_RESPONSE`, 'http-answer', null, 'net::ERR_INVALID_HTTP_RESPONSE', 'answer is not HTTP'],
    [`${H}Invalid status line`, 'http-answer', null, null, 'answer is not HTTP'],
    ['WebSocket opening handshake timed out', 'http-answer', null, null, 'no answer in time'],

    [`${H}'Sec-WebSocket-Accept' header is missing`, 'upgrade-check', 101, null, 'no Sec-WebSocket-Accept'],
    [`${H}Incorrect 'Sec-WebSocket-Accept' header value`, 'upgrade-check', 101, null, 'bad Sec-WebSocket-Accept'],
    [
      `${H}'Sec-WebSocket-Accept' header must not appear more than once in a response`,
      'upgrade-check',
      101,
      null,
      'Sec-WebSocket-Accept more than once',
    ],
    [`${H}'Upgrade' header is missing`, 'upgrade-check', 101, null, 'no Upgrade'],
    [`${H}'Upgrade' header value is not 'WebSocket': h2c`, 'upgrade-check', 101, null, 'Upgrade is h2c'],
    [`${H}'Connection' header is missing`, 'upgrade-check', 101, null, 'no Connection'],
    [`${H}'Connection' header value must contain 'Upgrade'`, 'upgrade-check', 101, null, 'Connection without Upgrade'],
    [
      `${H}Found an unsupported extension 'x' in 'Sec-WebSocket-Extensions' header`,
      'upgrade-check',
      101,
      null,
      'extension x was not offered',
    ],
    [
      `${H}'Sec-WebSocket-Extensions' header value is rejected by the parser: ;;;`,
      'upgrade-check',
      101,
      null,
      'malformed Sec-WebSocket-Extensions',
    ],
    [
      `${H}Error in permessage-deflate: Received an unexpected permessage-deflate extension parameter`,
      'upgrade-check',
      101,
      null,
      'bad permessage-deflate parameters',
    ],
    [
      `${H}Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received`,
      'upgrade-check',
      101,
      null,
      'no subprotocol chosen',
    ],
    [
      `${H}'Sec-WebSocket-Protocol' header value 'x' in response does not match any of sent values`,
      'upgrade-check',
      101,
      null,
      'subprotocol x was not offered',
    ],
    [
      `${H}Response must not include 'Sec-WebSocket-Protocol' header if not present in request: zzz`,
      'upgrade-check',
      101,
      null,
      'subprotocol zzz was not asked for',
    ],
    [`${H}Some check of a later version`, 'upgrade-check', null, null, 'Some check of a later version'],

    [`${E}net::ERR_NAME_NOT_RESOLVED`, 'name-lookup', null, 'net::ERR_NAME_NOT_RESOLVED', 'name not resolved'],
    [`${E}net::ERR_CONNECTION_REFUSED`, 'tcp', null, 'net::ERR_CONNECTION_REFUSED', 'connection refused'],
    [`${E}net::ERR_CONNECTION_RESET`, 'tcp', null, 'net::ERR_CONNECTION_RESET', 'connection reset'],
    ['Establishing a tunnel via proxy server failed.', 'proxy', null, null, 'proxy tunnel failed'],
    [`${E}net::ERR_PROXY_SOMETHING`, 'proxy', null, 'net::ERR_PROXY_SOMETHING', 'proxy something'],
    [`${E}net::ERR_SSL_PROTOCOL_ERROR`, 'tls', null, 'net::ERR_SSL_PROTOCOL_ERROR', 'TLS failed'],
    [`${E}net::ERR_CERT_AUTHORITY_INVALID`, 'tls', null, 'net::ERR_CERT_AUTHORITY_INVALID', 'certificate not trusted'],
    [
      `${E}net::ERR_CERT_KNOWN_INTERCEPTION`,
      'tls',
      null,
      'net::ERR_CERT_KNOWN_INTERCEPTION',
      'cert known interception',
    ],
    [`${E}net::ERR_UNSAFE_PORT`, 'blocked', null, 'net::ERR_UNSAFE_PORT', 'port blocked by the browser'],
    [
      `${E}net::ERR_BLOCKED_BY_CLIENT`,
      'blocked',
      null,
      'net::ERR_BLOCKED_BY_CLIENT',
      'blocked by an extension or a filter',
    ],
    [
      'net::ERR_BLOCKED_BY_CLIENT',
      'blocked',
      null,
      'net::ERR_BLOCKED_BY_CLIENT',
      'blocked by an extension or a filter',
    ],
    ['Insufficient resources', 'blocked', null, null, 'too many sockets'],
    ['WebSocket is closed before the connection is established.', 'cancelled', null, null, 'cancelled by the page'],

    [
      'One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0',
      'open',
      null,
      null,
      'reserved bits in a frame',
    ],
    ['Unrecognized frame opcode: 3', 'open', null, null, 'unknown opcode 3'],
    [
      'A server must not mask any frames that it sends to the client.',
      'open',
      null,
      null,
      'masked frame from the server',
    ],
    ['Could not decode a text frame as UTF-8.', 'open', null, null, 'text that is not UTF-8'],
    ['Invalid frame header', 'open', null, null, 'invalid frame header'],
    ['Received unexpected continuation frame.', 'open', null, null, 'unexpected continuation frame'],
    ['Received a broken close frame with an invalid size of 1 byte.', 'open', null, null, 'Close frame of 1 byte'],
    [
      'Received a broken close frame containing a reserved status code.',
      'open',
      null,
      null,
      'Close frame with a reserved code',
    ],
    ['Close received after close', 'open', null, null, 'Close after the Close frame'],
    ['Data frame received after close', 'open', null, null, 'Data frame after the Close frame'],
    ['Page entered Back-Forward Cache.', 'open', null, null, 'page entered the back-forward cache'],

    ['NS_ERROR_CONNECTION_REFUSED', 'tcp', null, 'NS_ERROR_CONNECTION_REFUSED', 'connection refused'],
    ['NS_ERROR_UNKNOWN_HOST', 'name-lookup', null, 'NS_ERROR_UNKNOWN_HOST', 'name not resolved'],
    ['NS_ERROR_NET_RESET', 'http-answer', null, 'NS_ERROR_NET_RESET', 'hung up without an answer'],
    [
      'Peer’s Certificate issuer is not recognized.',
      'tls',
      null,
      'SEC_ERROR_UNKNOWN_ISSUER',
      'certificate not trusted',
    ],
    [
      "Peer's Certificate issuer is not recognized.",
      'tls',
      null,
      'SEC_ERROR_UNKNOWN_ISSUER',
      'certificate not trusted',
    ],
    [
      'SSL received a record that exceeded the maximum permissible length.',
      'tls',
      null,
      'SSL_ERROR_RX_RECORD_TOO_LONG',
      'answer is not TLS',
    ],
    ['SEC_ERROR_OCSP_OLD_RESPONSE', 'tls', null, 'SEC_ERROR_OCSP_OLD_RESPONSE', 'ocsp old response'],
  ])('%j', (sentence, phase, status, error, summary) => {
    expect(parseFailure(sentence)).toEqual({ phase, status, error, sentence, summary });
  });

  it.each(['', 'Something that no browser has said yet.', 'ERR', 'net::', '{status}', `${E}net::err_lower`])(
    'keeps %j as it is, without a phase',
    (sentence) => {
      expect(parseFailure(sentence)).toEqual({ phase: null, status: null, error: null, sentence, summary: sentence });
    },
  );

  it('names an error of a later version without guessing where it struck', () => {
    expect(parseFailure(`${E}net::ERR_SOMETHING_NEW`)).toMatchObject({
      phase: null,
      error: 'net::ERR_SOMETHING_NEW',
      summary: 'something new',
    });
  });

  it('keeps the sentence verbatim, space around it included', () => {
    const sentence = ' Invalid frame header\n';
    expect(parseFailure(sentence)).toMatchObject({ phase: 'open', sentence });
  });

  it('takes nothing for a status that is none', () => {
    for (const code of ['99', '1000', '4e2', '-12', '']) {
      expect(parseFailure(`${H}Unexpected response code: ${code}`).status).toBeNull();
    }
  });

  it('answers every string, in time linear in its length', () => {
    const piece = fc.constantFrom(
      ...FAILURE_SENTENCES.flatMap(({ pattern }) => pattern.split(/[{}]/)),
      ...NETWORK_ERRORS.map(({ name }) => name),
      "'",
      ' header is missing',
      'net::',
    );
    const sentence = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
      fc.tuple(piece, fc.integer({ min: 1, max: 20_000 })).map(([text, times]) => text.repeat(times).slice(0, 200_000)),
    );
    fc.assert(
      fc.property(sentence, (text) => {
        const failure = parseFailure(text);
        expect(failure.sentence).toBe(text);
        expect(failure.status === null || (failure.status >= 100 && failure.status <= 999)).toBe(true);
      }),
      { numRuns: 500, seed: 6455 },
    );
  });
});

describe('the table of sentences', () => {
  it('has no row that an earlier one hides', () => {
    for (const row of FAILURE_SENTENCES) {
      const example = row.pattern
        .replace('{status}', '418')
        .replace('{error}', 'ERR_FAILED')
        .replace('{text}', 'sample');
      const phase = parseFailure(example).phase;
      expect([example, phase]).toEqual([example, row.phase ?? phase]);
      const summary = row.summary.replace('{status}', '418').replace('{error}', 'failed').replace('{text}', 'sample');
      expect(parseFailure(example).summary).toBe(summary);
    }
  });

  it('names each error once', () => {
    const names = NETWORK_ERRORS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
