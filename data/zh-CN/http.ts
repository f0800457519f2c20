/** What is said of HTTP statuses beside close codes, by its English text. */
export const HTTP_WORDS: Readonly<Record<string, string>> = {
  // Which code a server should close with where it would have answered a status.
  '1002 for broken protocol rules, 1007 for data that does not fit its type; for a bad request of your own protocol take a private code such as 4400.':
    '违反协议规则用 1002，数据与类型不符用 1007；自己协议中的错误请求请用私有关闭码，例如 4400。',
  '3000 Unauthorized is registered for this. Many protocols use a private 4401.':
    '3000 Unauthorized 就是为此注册的。许多协议使用私有的 4401。',
  '3003 Forbidden is registered for this. 1008 Policy Violation says as much without saying why.':
    '3003 Forbidden 就是为此注册的。1008 Policy Violation 意思相同，但不说明原因。',
  'No registered code says "not found". 1008 refuses without a reason; a private code such as 4404 says more.':
    '没有已注册的关闭码表示“未找到”。1008 拒绝而不说明原因；私有关闭码（例如 4404）说得更清楚。',
  '3008 Timeout is registered for this. Many protocols use a private 4408.':
    '3008 Timeout 就是为此注册的。许多协议使用私有的 4408。',
  'No registered code says "conflict". 1008 refuses without a reason; a private code such as 4409 says more.':
    '没有已注册的关闭码表示“冲突”。1008 拒绝而不说明原因；私有关闭码（例如 4409）说得更清楚。',
  '1009 Message Too Big speaks of one message, 413 of one request.':
    '1009 Message Too Big 说的是一条消息，413 说的是一个请求。',
  '1003 Unsupported Data speaks of text and binary, 415 of media types.':
    '1003 Unsupported Data 说的是文本与二进制，415 说的是媒体类型。',
  'A server that wants another protocol can say so only with 1002 and a reason: 1010 is for clients, 1015 is never sent. For a WebSocket version it does not speak, RFC 6455 §4.4 wants 426 before accepting.':
    '服务器要求另一种协议时，只能用 1002 加原因来表示：1010 供客户端使用，1015 从不发送。对不支持的 WebSocket 版本，RFC 6455 §4.4 要求在接受之前应答 426。',
  '1008 with a reason, or 1013 Try Again Later if waiting helps. Many protocols use a private 4429.':
    '用 1008 并附原因；如果等待有用，用 1013 Try Again Later。许多协议使用私有的 4429。',
  '1011 Internal Error is defined in nearly the same words.': '1011 Internal Error 的定义几乎一字不差。',
  '1014 Bad Gateway is registered for this. Some libraries refuse it; 1011 is safe.':
    '1014 Bad Gateway 就是为此注册的。有些库不接受它；1011 是稳妥的。',
  '1013 Try Again Later when overloaded, 1012 Service Restart when restarting: each tells the client how long to wait.':
    '过载时用 1013 Try Again Later，重启时用 1012 Service Restart：两者都告诉客户端该等多久。',
  'No code says that the server behind a gateway was too slow. 1014 names the gateway; Guacamole sends 1011.':
    '没有关闭码表示网关后面的服务器太慢。1014 说的是网关；Guacamole 发送 1011。',

  // How well a status says the same as a code.
  'Only when it is the server that shuts down.': '仅限于服务器正在停止的情形。',
  'Guacamole takes it for an upstream that is not there. The RFC speaks of the endpoint itself leaving.':
    'Guacamole 把它当作上游不可用。RFC 说的是端点自己离开。',
  'Guacamole also closes with 1002 for 404 and 408.': 'Guacamole 对 404 和 408 也以 1002 关闭。',
  'Guacamole takes it for an upstream that was not found. The code itself says only that no Close frame came.':
    'Guacamole 把它当作找不到上游。这个关闭码本身只表示没有收到关闭帧。',
  'An ASGI server that closes before accepting answers 403, which the page sees as 1006. Its status is hidden from script.':
    'ASGI 服务器在接受之前关闭时会应答 403，页面看到的是 1006。脚本看不到这个状态码。',
  'Only the reason tells it from a refusal.': '只有原因能把它与拒绝区分开。',
  'Only the reason tells it from a refusal; 1013 says it better.': '只有原因能把它与拒绝区分开；1013 更合适。',
  'Guacamole also closes with 1011 for 501, 502 and 504.': 'Guacamole 对 501、502 和 504 也以 1011 关闭。',
  'Guacamole takes it for an upstream that was not found. TLS fails before any HTTP is spoken.':
    'Guacamole 把它当作找不到上游。TLS 在任何 HTTP 之前就失败了。',
  '204 is a success that was meant. 1005 says only that the Close frame held no code (RFC 6455 §7.1.5).':
    '204 是有意为之的成功。1005 只表示关闭帧没有带关闭码（RFC 6455 §7.1.5）。',
  'Either end may send 1007, not the server alone (RFC 6455 §7.4.1).':
    '任何一端都可以发送 1007，不只是服务器（RFC 6455 §7.4.1）。',
  'The wrong way round: a server answers 426, but only a client sends 1010 (RFC 6455 §7.4.1).':
    '方向反了：应答 426 的是服务器，而只有客户端才发送 1010（RFC 6455 §7.4.1）。',
  '1015 is a TLS handshake that failed (RFC 6455 §7.4.1); no HTTP was spoken, so no server answered 426.':
    '1015 是失败的 TLS 握手（RFC 6455 §7.4.1）；没有任何 HTTP 往来，所以没有服务器应答 426。',
  '1006 says only that no Close frame came (RFC 6455 §7.4.1): a lost network, a proxy or a refused handshake are likelier.':
    '1006 只表示没有收到关闭帧（RFC 6455 §7.4.1）：更可能是网络丢失、代理或握手被拒绝。',
  'HTTP has no range for private statuses; unassigned ones are merely unassigned (RFC 9110 §16.2).':
    'HTTP 没有私有状态码的范围；未分配的只是尚未分配（RFC 9110 §16.2）。',
  'Many applications take 4000 plus an HTTP status. It is a habit, not a rule.':
    '许多应用使用 4000 加 HTTP 状态码。这是习惯，不是规则。',
};
