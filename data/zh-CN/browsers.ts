/** What page script is told in each browser, by its English text. */
export const BROWSER_WORDS: Readonly<Record<string, string>> = {
  // What happens.
  'Server closes with no code': '服务器关闭时没有给出关闭码',
  'Script calls close() with no args on an open socket': '脚本对打开的连接不带参数调用 close()',
  'TCP drop / FIN without Close frame': 'TCP 中断，或没有关闭帧的 FIN',
  'TLS failure': 'TLS 失败',
  'Upgrade answered 401/403/404/500/502': '升级请求得到 401/403/404/500/502',
  'Redirect on upgrade': '升级请求被重定向',
  'Bad Sec-WebSocket-Accept': 'Sec-WebSocket-Accept 有误',
  'Server returns a subprotocol not offered': '服务器返回了没有提供的子协议',
  'Client offered subprotocols, server returns none': '客户端提供了子协议，服务器没有返回',
  'CSP connect-src block': '被 CSP 的 connect-src 阻止',
  'Mixed content (ws: from https:)': '混合内容（https: 页面中的 ws:）',
  'Server sends a malformed frame': '服务器发送了格式错误的帧',
  'Server sends invalid UTF-8 text': '服务器发送了无效的 UTF-8 文本',
  'Incoming message too large': '收到的消息太大',
  'Server puts 1005/1006/1015 in a Close frame': '服务器在关闭帧中写入 1005/1006/1015',
  'Server puts 0-999, 1004, 1016-2999 or 5000+ in a Close frame':
    '服务器在关闭帧中写入 0-999、1004、1016-2999 或 5000 以上',
  'close() while CONNECTING': '在 CONNECTING 状态下调用 close()',
  'Invalid close() arguments': 'close() 的参数无效',
  'Page navigation / tab close': '页面跳转或关闭标签页',
  bfcache: '往返缓存（bfcache）',
  'Going offline': '离线',
  'Server never answers our Close': '服务器始终不应答我们的关闭帧',
  'Close frame with a 1-byte body': '内容只有 1 字节的关闭帧',
  'Connection refused / DNS failure': '连接被拒绝，或 DNS 失败',

  // What the page is told.
  '1005, wasClean true': '1005，wasClean 为 true',
  '1005 clean': '干净的 1005',
  '1005 after the echo': '收到回应之后为 1005',
  '1006, wasClean false, error only if failing': '1006，wasClean 为 false，仅在失败时有 error 事件',
  '1006, no error event (FIN or RST)': '1006，没有 error 事件（FIN 或 RST）',
  '1006; FIN: no error event, RST: error event first': '1006；FIN：没有 error 事件，RST：先有 error 事件',
  'error event then 1006': 'error 事件，然后 1006',
  '1006 required': '必须为 1006',
  'error + 1006': 'error 事件 + 1006',
  'error + 1015 (both wss: to a plain port and an untrusted certificate)':
    'error 事件 + 1015（用 wss: 连接明文端口，以及不受信任的证书）',
  'error + 1006 (console: Unexpected response code: N)': 'error 事件 + 1006（控制台：Unexpected response code: N）',
  'not followed -> 1006': '不跟随 → 1006',
  'not checked in source': '没有查过源码',
  'fail -> 1006': '失败 → 1006',
  'opens, protocol ""': '打开，protocol 为空',
  'not verified': '未验证',
  'async failure, error + close 1006': '异步失败，error 事件 + 1006',
  'constructor returns with readyState 3; error event; never a close event':
    '构造函数返回时 readyState 为 3；有 error 事件；始终没有 close 事件',
  'constructor throws NS_ERROR_CONTENT_BLOCKED': '构造函数抛出 NS_ERROR_CONTENT_BLOCKED',
  'constructor throws SecurityError': '构造函数抛出 SecurityError',
  'network error -> 1006': '网络错误 → 1006',
  'async error event only, then stopped (no close event)': '只有异步的 error 事件，然后停止（没有 close 事件）',
  'fail -> 1006; wire gets 1002': '失败 → 1006；线路上为 1002',
  'error + 1006; wire 1002 (reserved bit, bad opcode, masked frame)':
    'error 事件 + 1006；线路上为 1002（保留位、无效操作码、带掩码的帧）',
  'error + 1006; no Close frame seen by server; masked server frames tolerated':
    'error 事件 + 1006；服务器没有看到关闭帧；容忍服务器带掩码的帧',
  'fail -> 1006; wire 1007': '失败 → 1006；线路上为 1007',
  'error + 1006; wire 1002 "Invalid UTF-8 in text frame"':
    'error 事件 + 1006；线路上为 1002 “Invalid UTF-8 in text frame”',
  'error + 1006; no Close frame seen by server (source maps it to 1007)':
    'error 事件 + 1006；服务器没有看到关闭帧（源码中映射为 1007）',
  fail: '失败',
  '1006 only near 4 GiB': '接近 4 GiB 时才为 1006',
  '1006 (sends 1009) above network.websocket.max-message-size':
    '超过 network.websocket.max-message-size 时为 1006（发送 1009）',
  invalid: '无效',
  'error + 1006; wire 1002': 'error 事件 + 1006；线路上为 1002',
  'reported verbatim with wasClean true; echo has empty body': '原样报告，wasClean 为 true；回应的内容为空',
  'verbatim, wasClean true (0, 999, 1004, 1016, 2999, 5000, 65535 tested)':
    '原样报告，wasClean 为 true（测试了 0、999、1004、1016、2999、5000、65535）',
  'verbatim, wasClean true (same list)': '原样报告，wasClean 为 true（同上）',
  'fail -> error, close 1006, wasClean false': '失败 → error 事件、1006，wasClean 为 false',
  'InvalidAccessError for code not 1000/3000-4999; SyntaxError for reason >123 UTF-8 bytes':
    '关闭码不是 1000 或 3000-4999 时为 InvalidAccessError；原因超过 123 个 UTF-8 字节时为 SyntaxError',
  'as spec; also close(undefined,"r") throws InvalidAccessError':
    '与标准一致；另外 close(undefined,"r") 抛出 InvalidAccessError',
  'as spec; close(undefined,"r") is accepted, drops the reason, gives 1005':
    '与标准一致；接受 close(undefined,"r")，丢弃原因，得到 1005',
  same: '相同',
  'peer gets 1001; script sees nothing': '对端得到 1001；脚本什么也看不到',
  'wire 1001; script gets no event': '线路上为 1001；脚本没有收到事件',
  'wire 1001; script gets close 1001 wasClean true (iframe navigation test)':
    '线路上为 1001；脚本收到 close 事件，1001，wasClean 为 true（以 iframe 跳转测试）',
  'stop() disconnects without events': 'stop() 断开连接，没有事件',
  'UA choice': '由浏览器决定',
  'open socket blocks bfcache, or (DisconnectWebSocketOnBFCache) fails it: error + 1006 queued until restore':
    '打开的连接会阻止 bfcache，或（DisconnectWebSocketOnBFCache）使连接失败：error 事件 + 1006 延后到恢复时',
  'frozen window closes with 1001': '被冻结的窗口以 1001 关闭',
  'channel fails "closed due to suspension": error + 1006 on restore':
    '通道因“closed due to suspension”而失败：恢复时 error 事件 + 1006',
  'n/a': '不适用',
  '1006 once the socket errors (may lag)': '套接字出错时为 1006（可能滞后）',
  '1006; registers a network-link observer, pings on change': '1006；监视网络连接，变化时发送 ping',
  '1006 after 60.0 s, no error event': '60.0 秒后为 1006，没有 error 事件',
  'error + 1006 after about 22 s': '约 22 秒后为 error 事件 + 1006',
  'protocol error': '协议错误',
};
