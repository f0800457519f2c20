/** Sources that many causes share. */
export const CHROMIUM_STREAM = 'chromium net/websockets/websocket_stream.cc';
export const CHROMIUM_BASIC = 'chromium net/websockets/websocket_basic_handshake_stream.cc';
export const CHROMIUM_BASE = 'chromium net/websockets/websocket_handshake_stream_base.cc';
export const CHROMIUM_CHANNEL = 'chromium net/websockets/websocket_channel.cc';
export const CHROMIUM_NET_ERRORS = 'chromium net/base/net_error_list.h';
export const BLINK_COMMON = 'chromium third_party/blink/renderer/modules/websockets/websocket_common.cc';
export const BLINK_CHANNEL = 'chromium third_party/blink/renderer/modules/websockets/websocket_channel_impl.cc';
export const GECKO_ERRORS = 'gecko xpcom/base/ErrorList.py';
export const WHATWG = 'WHATWG WebSockets Standard';
export const CODES = 'RFC 6455 §7.4.1';
export const BACKOFF = 'RFC 6455 §7.2.3';
