/** Sources that many facts share. A commit or date is given where the source is one that changes. */
export const RFC6455 = {
  codes: 'RFC 6455 §7.4.1',
  ranges: 'RFC 6455 §7.4.2',
  reconnect: 'RFC 6455 §7.2.3',
} as const;

export const WHATWG_WEBSOCKETS = 'WHATWG WebSockets Standard (github:whatwg/websockets@1b3525cb24:index.bs)';

/** Quotes the registry's rows above 3000 in its column "IANA meaning". */
export const IANA_BY_LUKA967 =
  'IANA registry, as quoted by github:Luka967/websocket-close-codes@044100b65a:README.md (2024-07-08)';

/** The registry's row likens 1014 to HTTP 502. */
export const IANA_1014 =
  'IANA registry, as quoted by github:mdn/content@058b8a638d:files/en-us/web/api/closeevent/code/index.md and https://github.com/netty/netty/pull/8664';

export const HTTP_WS_REFERENCE = 'github:LukeHagar/http-ws-reference README.md';

export const GUACAMOLE_STATUS =
  'github:apache/guacamole-client guacamole-common/src/main/java/org/apache/guacamole/protocol/GuacamoleStatus.java';

export const GUACAMOLE_FROM_CLOSE_CODE =
  'github:apache/guacamole-client guacamole-common-js/src/main/webapp/modules/Status.js (fromWebSocketCode)';

export const HYBI_1012_1013 = 'https://www.ietf.org/mail-archive/web/hybi/current/msg09670.html';
export const HYBI_1014 = 'https://www.ietf.org/mail-archive/web/hybi/current/msg10748.html';

/** Both summarise the posts to the hybi list that defined 1012 and 1013. */
export const HYBI_SUMMARIES =
  'github:TooTallNate/Java-WebSocket CloseFrame.java, github:eclipse/jetty.project StatusCode.java';

/** Where 4000 plus an HTTP status was argued for. */
export const STATUS_CONVENTION = 'https://github.com/enisdenjo/graphql-ws/pull/104';
