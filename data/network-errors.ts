import type { Phase } from './phase';

/** A browser's name for a network error that a WebSocket can meet. */
export interface NetworkError {
  /** Chromium's without `net::`, Firefox's in full. */
  name: string;
  /** Where on the way it strikes; where the same error has several places, the earliest. */
  phase: Phase;
  /** A few words for a grid's cell. */
  summary: string;
  /** Where the error implies the status of an answer. */
  status?: number;
  /** Firefox's own English sentence for it: `webRequest` gives that in place of the name. */
  sentence?: string;
}

/** Source: chromium net/base/net_error_list.h */
const CHROMIUM: readonly NetworkError[] = [
  { name: 'ERR_NAME_NOT_RESOLVED', phase: 'name-lookup', summary: 'name not resolved' },
  { name: 'ERR_NAME_RESOLUTION_FAILED', phase: 'name-lookup', summary: 'name lookup failed' },
  { name: 'ERR_ICANN_NAME_COLLISION', phase: 'name-lookup', summary: 'name collision' },
  { name: 'ERR_HOST_RESOLVER_QUEUE_TOO_LARGE', phase: 'name-lookup', summary: 'too many name lookups' },

  { name: 'ERR_CONNECTION_REFUSED', phase: 'tcp', summary: 'connection refused' },
  { name: 'ERR_CONNECTION_RESET', phase: 'tcp', summary: 'connection reset' },
  { name: 'ERR_CONNECTION_CLOSED', phase: 'tcp', summary: 'connection closed' },
  { name: 'ERR_CONNECTION_ABORTED', phase: 'tcp', summary: 'connection aborted' },
  { name: 'ERR_CONNECTION_FAILED', phase: 'tcp', summary: 'connection failed' },
  { name: 'ERR_CONNECTION_TIMED_OUT', phase: 'tcp', summary: 'connection timed out' },
  { name: 'ERR_TIMED_OUT', phase: 'tcp', summary: 'timed out' },
  { name: 'ERR_ADDRESS_UNREACHABLE', phase: 'tcp', summary: 'address unreachable' },
  { name: 'ERR_ADDRESS_INVALID', phase: 'tcp', summary: 'invalid address' },
  { name: 'ERR_ADDRESS_IN_USE', phase: 'tcp', summary: 'no local port left' },
  { name: 'ERR_INTERNET_DISCONNECTED', phase: 'tcp', summary: 'no internet connection' },
  { name: 'ERR_NETWORK_CHANGED', phase: 'tcp', summary: 'network changed' },
  { name: 'ERR_NETWORK_ACCESS_DENIED', phase: 'tcp', summary: 'network access denied' },
  { name: 'ERR_NETWORK_IO_SUSPENDED', phase: 'tcp', summary: 'computer went to sleep' },
  { name: 'ERR_SOCKET_NOT_CONNECTED', phase: 'tcp', summary: 'not connected' },

  { name: 'ERR_PROXY_CONNECTION_FAILED', phase: 'proxy', summary: 'proxy not reached' },
  { name: 'ERR_TUNNEL_CONNECTION_FAILED', phase: 'proxy', summary: 'proxy tunnel failed' },
  { name: 'ERR_PROXY_AUTH_UNSUPPORTED', phase: 'proxy', summary: 'proxy login not supported' },
  { name: 'ERR_PROXY_AUTH_REQUESTED', phase: 'proxy', summary: 'proxy requires credentials', status: 407 },
  { name: 'ERR_PROXY_CERTIFICATE_INVALID', phase: 'proxy', summary: "proxy's certificate invalid" },
  { name: 'ERR_MANDATORY_PROXY_CONFIGURATION_FAILED', phase: 'proxy', summary: 'proxy settings failed' },
  { name: 'ERR_NO_SUPPORTED_PROXIES', phase: 'proxy', summary: 'no usable proxy' },
  { name: 'ERR_PAC_SCRIPT_FAILED', phase: 'proxy', summary: 'proxy script failed' },
  { name: 'ERR_PAC_NOT_IN_DHCP', phase: 'proxy', summary: 'no proxy script found' },
  { name: 'ERR_SOCKS_CONNECTION_FAILED', phase: 'proxy', summary: 'SOCKS proxy failed' },
  { name: 'ERR_SOCKS_CONNECTION_HOST_UNREACHABLE', phase: 'proxy', summary: 'unreachable through the SOCKS proxy' },

  { name: 'ERR_SSL_PROTOCOL_ERROR', phase: 'tls', summary: 'TLS failed' },
  { name: 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH', phase: 'tls', summary: 'no common TLS version or cipher' },
  { name: 'ERR_SSL_UNRECOGNIZED_NAME_ALERT', phase: 'tls', summary: 'server does not know this name' },
  { name: 'ERR_SSL_CLIENT_AUTH_CERT_NEEDED', phase: 'tls', summary: 'client certificate required' },
  { name: 'ERR_BAD_SSL_CLIENT_AUTH_CERT', phase: 'tls', summary: 'client certificate rejected' },
  { name: 'ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN', phase: 'tls', summary: 'certificate breaks the pins' },
  { name: 'ERR_SSL_OBSOLETE_VERSION', phase: 'tls', summary: 'TLS version too old' },
  { name: 'ERR_SSL_WEAK_SERVER_EPHEMERAL_DH_KEY', phase: 'tls', summary: 'weak key' },
  { name: 'ERR_CERT_AUTHORITY_INVALID', phase: 'tls', summary: 'certificate not trusted' },
  { name: 'ERR_CERT_COMMON_NAME_INVALID', phase: 'tls', summary: 'certificate for another name' },
  { name: 'ERR_CERT_DATE_INVALID', phase: 'tls', summary: 'certificate expired or not yet valid' },
  { name: 'ERR_CERT_REVOKED', phase: 'tls', summary: 'certificate revoked' },
  { name: 'ERR_CERT_INVALID', phase: 'tls', summary: 'invalid certificate' },
  { name: 'ERR_CERT_WEAK_SIGNATURE_ALGORITHM', phase: 'tls', summary: 'weakly signed certificate' },
  { name: 'ERR_CERT_WEAK_KEY', phase: 'tls', summary: 'certificate with a weak key' },
  { name: 'ERR_CERT_NAME_CONSTRAINT_VIOLATION', phase: 'tls', summary: 'certificate breaks its name constraints' },
  { name: 'ERR_CERT_VALIDITY_TOO_LONG', phase: 'tls', summary: 'certificate valid for too long' },
  { name: 'ERR_CERTIFICATE_TRANSPARENCY_REQUIRED', phase: 'tls', summary: 'certificate not publicly logged' },

  {
    name: 'ERR_UNEXPECTED_PROXY_AUTH',
    phase: 'http-answer',
    summary: '407 from a server that is no proxy',
    status: 407,
  },
  { name: 'ERR_INVALID_HTTP_RESPONSE', phase: 'http-answer', summary: 'answer is not HTTP' },
  { name: 'ERR_INVALID_RESPONSE', phase: 'http-answer', summary: 'invalid answer' },
  { name: 'ERR_EMPTY_RESPONSE', phase: 'http-answer', summary: 'hung up without an answer' },
  { name: 'ERR_RESPONSE_HEADERS_TOO_BIG', phase: 'http-answer', summary: 'answer headers too big' },
  { name: 'ERR_RESPONSE_HEADERS_TRUNCATED', phase: 'http-answer', summary: 'answer cut short' },
  {
    name: 'ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH',
    phase: 'http-answer',
    summary: 'contradicting answer headers',
  },
  { name: 'ERR_HTTP2_PROTOCOL_ERROR', phase: 'http-answer', summary: 'HTTP/2 protocol error' },
  { name: 'ERR_HTTP_1_1_REQUIRED', phase: 'http-answer', summary: 'server wants HTTP/1.1' },

  { name: 'ERR_UNSAFE_PORT', phase: 'blocked', summary: 'port blocked by the browser' },
  { name: 'ERR_BLOCKED_BY_CLIENT', phase: 'blocked', summary: 'blocked by an extension or a filter' },
  { name: 'ERR_BLOCKED_BY_ADMINISTRATOR', phase: 'blocked', summary: 'blocked by the administrator' },
  { name: 'ERR_BLOCKED_BY_CSP', phase: 'blocked', summary: 'blocked by Content Security Policy' },
  { name: 'ERR_BLOCKED_BY_RESPONSE', phase: 'blocked', summary: 'blocked by a policy of the answer' },
  {
    name: 'ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
    phase: 'blocked',
    summary: 'blocked by Local Network Access',
  },
  {
    name: 'ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS',
    phase: 'blocked',
    summary: 'blocked by Private Network Access',
  },
  { name: 'ERR_DISALLOWED_URL_SCHEME', phase: 'blocked', summary: 'scheme not allowed' },
  { name: 'ERR_ACCESS_DENIED', phase: 'blocked', summary: 'access denied' },
  { name: 'ERR_INSUFFICIENT_RESOURCES', phase: 'blocked', summary: 'too many sockets' },
  { name: 'ERR_ABORTED', phase: 'cancelled', summary: 'cancelled' },
];

/** Sources: gecko xpcom/base/ErrorList.py, netwerk/protocol/websocket/WebSocketChannel.cpp */
const GECKO: readonly NetworkError[] = [
  { name: 'NS_ERROR_UNKNOWN_HOST', phase: 'name-lookup', summary: 'name not resolved' },
  { name: 'NS_ERROR_DNS_LOOKUP_QUEUE_FULL', phase: 'name-lookup', summary: 'too many name lookups' },
  { name: 'NS_ERROR_CONNECTION_REFUSED', phase: 'tcp', summary: 'connection refused' },
  { name: 'NS_ERROR_NET_TIMEOUT', phase: 'tcp', summary: 'connection timed out' },
  { name: 'NS_ERROR_NET_TIMEOUT_EXTERNAL', phase: 'tcp', summary: 'connection timed out' },
  { name: 'NS_ERROR_OFFLINE', phase: 'tcp', summary: 'no internet connection' },
  { name: 'NS_ERROR_NOT_CONNECTED', phase: 'tcp', summary: 'not connected' },
  { name: 'NS_ERROR_UNKNOWN_PROXY_HOST', phase: 'proxy', summary: 'proxy not found' },
  { name: 'NS_ERROR_PROXY_CONNECTION_REFUSED', phase: 'proxy', summary: 'proxy not reached' },
  { name: 'NS_ERROR_PROXY_AUTHENTICATION_FAILED', phase: 'proxy', summary: 'proxy requires credentials', status: 407 },
  { name: 'NS_ERROR_PROXY_FORBIDDEN', phase: 'proxy', summary: 'proxy refused', status: 403 },
  { name: 'NS_ERROR_PROXY_BAD_GATEWAY', phase: 'proxy', summary: 'proxy: bad gateway', status: 502 },
  { name: 'NS_ERROR_PROXY_GATEWAY_TIMEOUT', phase: 'proxy', summary: 'proxy: gateway timeout', status: 504 },
  { name: 'NS_ERROR_NET_INADEQUATE_SECURITY', phase: 'tls', summary: 'TLS too weak' },
  { name: 'NS_ERROR_NET_PARTIAL_TRANSFER', phase: 'http-answer', summary: 'answer cut short' },
  { name: 'NS_ERROR_NET_INTERRUPT', phase: 'http-answer', summary: 'connection interrupted' },
  { name: 'NS_ERROR_NET_RESET', phase: 'http-answer', summary: 'hung up without an answer' },
  { name: 'NS_ERROR_NET_EMPTY_RESPONSE', phase: 'http-answer', summary: 'hung up without an answer' },
  { name: 'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED', phase: 'http-answer', summary: 'answer is not HTTP' },
  { name: 'NS_ERROR_ILLEGAL_VALUE', phase: 'upgrade-check', summary: 'improper answer to the handshake' },
  { name: 'NS_ERROR_PORT_ACCESS_NOT_ALLOWED', phase: 'blocked', summary: 'port blocked by the browser' },
  { name: 'NS_ERROR_CONTENT_BLOCKED', phase: 'blocked', summary: 'blocked by Content Security Policy' },
  { name: 'NS_ERROR_BLOCKED_BY_POLICY', phase: 'blocked', summary: 'blocked by a policy' },
  { name: 'NS_ERROR_DOM_BAD_URI', phase: 'blocked', summary: 'not allowed' },
  { name: 'NS_ERROR_CSP_FRAME_ANCESTOR_VIOLATION', phase: 'blocked', summary: 'blocked by Content Security Policy' },
  { name: 'NS_ERROR_TRACKING_URI', phase: 'blocked', summary: 'blocked as a tracker' },
  { name: 'NS_ERROR_MALWARE_URI', phase: 'blocked', summary: 'blocked as malware' },
  { name: 'NS_ERROR_PHISHING_URI', phase: 'blocked', summary: 'blocked as phishing' },
  { name: 'NS_ERROR_LOCAL_NETWORK_ACCESS_DENIED', phase: 'blocked', summary: 'blocked by Local Network Access' },
  { name: 'NS_BINDING_ABORTED', phase: 'cancelled', summary: 'cancelled' },
  { name: 'NS_ERROR_ABORT', phase: 'cancelled', summary: 'cancelled' },
];

/** Source: gecko security/manager/locales/en-US/chrome/pipnss/nsserrors.properties, as in Firefox 153 */
const NSS: readonly NetworkError[] = [
  {
    name: 'SEC_ERROR_UNKNOWN_ISSUER',
    phase: 'tls',
    summary: 'certificate not trusted',
    sentence: 'Peer’s Certificate issuer is not recognized.',
  },
  {
    name: 'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT',
    phase: 'tls',
    summary: 'certificate is self-signed',
    sentence: 'The certificate is not trusted because it is self-signed.',
  },
  {
    name: 'SEC_ERROR_UNTRUSTED_ISSUER',
    phase: 'tls',
    summary: 'certificate not trusted',
    sentence: 'Peer’s certificate issuer has been marked as not trusted by the user.',
  },
  {
    name: 'SEC_ERROR_EXPIRED_CERTIFICATE',
    phase: 'tls',
    summary: 'certificate expired',
    sentence: 'Peer’s Certificate has expired.',
  },
  {
    name: 'SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE',
    phase: 'tls',
    summary: "certificate issuer's certificate expired",
    sentence: 'The certificate issuer’s certificate has expired. Check your system date and time.',
  },
  {
    name: 'SEC_ERROR_REVOKED_CERTIFICATE',
    phase: 'tls',
    summary: 'certificate revoked',
    sentence: 'Peer’s Certificate has been revoked.',
  },
  {
    name: 'SEC_ERROR_CA_CERT_INVALID',
    phase: 'tls',
    summary: 'issuer certificate invalid',
    sentence: 'Issuer certificate is invalid.',
  },
  {
    name: 'SEC_ERROR_BAD_SIGNATURE',
    phase: 'tls',
    summary: "certificate's signature invalid",
    sentence: 'Peer’s certificate has an invalid signature.',
  },
  {
    name: 'SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED',
    phase: 'tls',
    summary: 'weakly signed certificate',
    sentence: 'The certificate was signed using a signature algorithm that is disabled because it is not secure.',
  },
  {
    name: 'MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE',
    phase: 'tls',
    summary: 'certificate not yet valid',
    sentence: 'The server presented a certificate that is not yet valid.',
  },
  {
    name: 'MOZILLA_PKIX_ERROR_CA_CERT_USED_AS_END_ENTITY',
    phase: 'tls',
    summary: "an authority's certificate used as the server's",
    sentence:
      'The server uses a certificate with a basic constraints extension identifying it as a certificate authority. For a properly-issued certificate, this should not be the case.',
  },
  {
    name: 'SSL_ERROR_BAD_CERT_DOMAIN',
    phase: 'tls',
    summary: 'certificate for another name',
    sentence:
      'Unable to communicate securely with peer: requested domain name does not match the server’s certificate.',
  },
  {
    name: 'SSL_ERROR_RX_RECORD_TOO_LONG',
    phase: 'tls',
    summary: 'answer is not TLS',
    sentence: 'SSL received a record that exceeded the maximum permissible length.',
  },
  {
    name: 'SSL_ERROR_RX_UNKNOWN_RECORD_TYPE',
    phase: 'tls',
    summary: 'answer is not TLS',
    sentence: 'SSL received a record with an unknown content type.',
  },
  {
    name: 'SSL_ERROR_NO_CYPHER_OVERLAP',
    phase: 'tls',
    summary: 'no common TLS cipher',
    sentence: 'Cannot communicate securely with peer: no common encryption algorithm(s).',
  },
  {
    name: 'SSL_ERROR_UNSUPPORTED_VERSION',
    phase: 'tls',
    summary: 'TLS version too old',
    sentence: 'Peer using unsupported version of security protocol.',
  },
  {
    name: 'SSL_ERROR_PROTOCOL_VERSION_ALERT',
    phase: 'tls',
    summary: 'no common TLS version',
    sentence: 'Peer reports incompatible or unsupported protocol version.',
  },
  {
    name: 'SSL_ERROR_HANDSHAKE_FAILURE_ALERT',
    phase: 'tls',
    summary: 'no common TLS parameters',
    sentence: 'SSL peer was unable to negotiate an acceptable set of security parameters.',
  },
  {
    name: 'SSL_ERROR_BAD_CERT_ALERT',
    phase: 'tls',
    summary: 'client certificate rejected',
    sentence: 'SSL peer cannot verify your certificate.',
  },
  {
    name: 'SSL_ERROR_UNRECOGNIZED_NAME_ALERT',
    phase: 'tls',
    summary: 'server does not know this name',
    sentence: 'SSL peer has no certificate for the requested DNS name.',
  },
  {
    name: 'SSL_ERROR_INTERNAL_ERROR_ALERT',
    phase: 'tls',
    summary: 'server failed at TLS',
    sentence: 'Peer reports it experienced an internal error.',
  },
];

export const NETWORK_ERRORS: readonly NetworkError[] = [...CHROMIUM, ...GECKO, ...NSS];

/** Families whose members all strike in one place; for members that have no row of their own. */
export const ERROR_FAMILIES: readonly { prefix: string; phase: Phase }[] = [
  { prefix: 'ERR_SSL_', phase: 'tls' },
  { prefix: 'ERR_CERT_', phase: 'tls' },
  { prefix: 'ERR_ECH_', phase: 'tls' },
  { prefix: 'ERR_PROXY_', phase: 'proxy' },
  { prefix: 'ERR_SOCKS_', phase: 'proxy' },
  { prefix: 'ERR_DNS_', phase: 'name-lookup' },
  { prefix: 'ERR_BLOCKED_BY_', phase: 'blocked' },
  { prefix: 'ERR_HTTP2_', phase: 'http-answer' },
  { prefix: 'NS_ERROR_PROXY_', phase: 'proxy' },
  { prefix: 'SSL_ERROR_', phase: 'tls' },
  { prefix: 'SEC_ERROR_', phase: 'tls' },
  { prefix: 'MOZILLA_PKIX_ERROR_', phase: 'tls' },
];
