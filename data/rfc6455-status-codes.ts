/**
 * What RFC 6455 §7.4 says of each code, verbatim, and what the IANA registry says of 1012 to 1014, which came later
 * (1014 as quoted by github:mdn/content@058b8a638d:files/en-us/web/api/closeevent/code/index.md).
 */
export const PRECISELY: Readonly<Record<number, string>> = {
  1000: '1000 indicates a normal closure, meaning that the purpose for which the connection was established has been fulfilled.',
  1001: '1001 indicates that an endpoint is "going away", such as a server going down or a browser having navigated away from a page.',
  1002: '1002 indicates that an endpoint is terminating the connection due to a protocol error.',
  1003: '1003 indicates that an endpoint is terminating the connection because it has received a type of data it cannot accept (e.g., an endpoint that understands only text data MAY send this if it receives a binary message).',
  1004: 'Reserved. The specific meaning might be defined in the future.',
  1005: '1005 is a reserved value and MUST NOT be set as a status code in a Close control frame by an endpoint. It is designated for use in applications expecting a status code to indicate that no status code was actually present.',
  1006: '1006 is a reserved value and MUST NOT be set as a status code in a Close control frame by an endpoint. It is designated for use in applications expecting a status code to indicate that the connection was closed abnormally, e.g., without sending or receiving a Close control frame.',
  1007: '1007 indicates that an endpoint is terminating the connection because it has received data within a message that was not consistent with the type of the message (e.g., non-UTF-8 [RFC3629] data within a text message).',
  1008: '1008 indicates that an endpoint is terminating the connection because it has received a message that violates its policy. This is a generic status code that can be returned when there is no other more suitable status code (e.g., 1003 or 1009) or if there is a need to hide specific details about the policy.',
  1009: '1009 indicates that an endpoint is terminating the connection because it has received a message that is too big for it to process.',
  1010: "1010 indicates that an endpoint (client) is terminating the connection because it has expected the server to negotiate one or more extension, but the server didn't return them in the response message of the WebSocket handshake. The list of extensions that are needed SHOULD appear in the /reason/ part of the Close frame. Note that this status code is not used by the server, because it can fail the WebSocket handshake instead.",
  1011: '1011 indicates that a server is terminating the connection because it encountered an unexpected condition that prevented it from fulfilling the request.',
  1012: '1012 indicates that the server / service is restarting.',
  1013: "1013 indicates that a temporary server condition forced blocking the client's request.",
  1014: 'The server was acting as a gateway or proxy and received an invalid response from the upstream server. This is similar to 502 HTTP Status Code.',
  1015: "1015 is a reserved value and MUST NOT be set as a status code in a Close control frame by an endpoint. It is designated for use in applications expecting a status code to indicate that the connection was closed due to a failure to perform a TLS handshake (e.g., the server certificate can't be verified).",
};

/** What RFC 6455 §7.4.2 says of each range, verbatim. */
export const RANGES_PRECISELY: readonly { from: number; to: number; text: string }[] = [
  { from: 0, to: 999, text: 'Status codes in the range 0-999 are not used.' },
  {
    from: 1000,
    to: 2999,
    text: 'Status codes in the range 1000-2999 are reserved for definition by this protocol, its future revisions, and extensions specified in a permanent and readily available public specification.',
  },
  {
    from: 3000,
    to: 3999,
    text: 'Status codes in the range 3000-3999 are reserved for use by libraries, frameworks, and applications. These status codes are registered directly with IANA. The interpretation of these codes is undefined by this protocol.',
  },
  {
    from: 4000,
    to: 4999,
    text: "Status codes in the range 4000-4999 are reserved for private use and thus can't be registered. Such codes can be used by prior agreements between WebSocket applications. The interpretation of these codes is undefined by this protocol.",
  },
];
