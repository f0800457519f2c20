import { EXPECTED_ROWS, type ExpectedRow } from '../expected-rows';

/**
 * The rows that say something else than in Chromium. Firefox passes on whatever code a server sends, lets some faults
 * pass, and tells a broken frame from a lost connection to nobody.
 */
const IN_FIREFOX: Readonly<Record<string, ExpectedRow>> = {
  'forbidden-1005': ['1005', 'No Status Rcvd', 'normal', '~ 204', 'not allowed', 'server'],
  'forbidden-1006': ['1006', 'Abnormal Closure', 'handshake/local', '~ 500', 'not allowed', 'server'],
  'forbidden-1015': ['1015', 'TLS handshake', 'handshake/local', '~ 426', 'not allowed', 'server'],
  reset: ['1006', 'Abnormal Closure', 'handshake/local', '~ 500', '', 'unknown'],
  'tls-to-plain': ['✕', 'answer is not TLS', 'handshake/local', 'none', '', 'network'],
  'untrusted-certificate': ['✕', 'certificate is self-signed', 'handshake/local', 'none', '', 'browser'],
  'client-certificate': ['1000', 'Normal Closure', 'normal', '≈ 200', 'done', 'server'],
  'early-reset': ['✕', 'hung up without an answer', 'handshake/local', 'none', '', 'network'],
  'protocol-missing': ['1000', 'Normal Closure', 'normal', '≈ 200', 'nobody minded', 'server'],
  'protocol-superfluous': ['1000', 'Normal Closure', 'normal', '≈ 200', 'nobody minded', 'server'],
  'reserved-bits': ['1006', 'Abnormal Closure', 'handshake/local', '~ 500', '', 'unknown'],
  'bad-opcode': ['1006', 'Abnormal Closure', 'handshake/local', '~ 500', '', 'unknown'],
  masked: ['1000', 'Normal Closure', 'normal', '≈ 200', 'nobody minded', 'server'],
  'bad-utf8': ['1006', 'Abnormal Closure', 'handshake/local', '~ 500', '', 'unknown'],
  'lone-continuation': ['1006', 'Abnormal Closure', 'handshake/local', '~ 500', '', 'unknown'],
  'interrupted-message': ['1006', 'Abnormal Closure', 'handshake/local', '~ 500', '', 'unknown'],
  'long-control-frame': ['1006', 'Abnormal Closure', 'handshake/local', '~ 500', '', 'unknown'],
  'split-control-frame': ['1006', 'Abnormal Closure', 'handshake/local', '~ 500', '', 'unknown'],
  'long-length': ['1006', 'Abnormal Closure', 'handshake/local', '~ 500', '', 'unknown'],
  'one-byte-close': ['1005', 'No Status Rcvd', 'normal', '~ 204', '', 'server'],
  'close-bad-utf8': ['1006', 'Abnormal Closure', 'handshake/local', '~ 500', '', 'unknown'],
  'close-after-close': ['1000', 'Normal Closure', 'normal', '≈ 200', '', 'server'],
  'frame-navigates': ['1001', 'Going Away', 'normal', '~ 503', '', 'navigation'],
};

export function expectedRow(id: string): ExpectedRow | undefined {
  return IN_FIREFOX[id] ?? EXPECTED_ROWS[id];
}
