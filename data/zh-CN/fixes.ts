/** What is said around lines to paste, by its English words; the lines themselves are the same in every language. */
export const FIX_WORDS: Readonly<Record<string, string>> = {
  // What they do.
  'Let silent sockets live longer': '让静默的连接存活更久',
  'Pass the upgrade on': '转发升级请求',
  'Keep a client with its instance': '让客户端始终连到同一实例',
  'Pass the upgrade on, and wait longer': '转发升级请求，并等待更久',
  'Do not cut all sockets when the configuration is reloaded': '重新加载配置时不要切断所有连接',
  'Set, or lift, the limit on their life': '设置或取消连接寿命的上限',
  'Pass the upgrade on in development': '在开发环境中转发升级请求',
  'Pass the upgrade on without a first request': '无需先有普通请求就转发升级请求',
  'Raise the idle timeout': '提高空闲超时',
  'Keep it from being idle, and reconnect before 2 hours are over': '避免空闲，并在满 2 小时之前重新连接',
  'Raise the backend timeout': '提高后端超时',
  'Raise the request timeout': '提高请求超时',
  'Turn WebSockets on for the zone': '为该区域（zone）启用 WebSocket',
  'Keep a client with its dyno': '让客户端始终连到同一 dyno',
  'Allow the connection': '允许此连接',
  'Let a frame ask for the local network': '允许框架请求访问本地网络',
  'Ping every 30 s, and drop who does not answer': '每 30 秒发送 ping，断开没有应答的一方',
  'Take larger messages': '接受更大的消息',
  'Choose the subprotocol that you speak': '选择服务器所用的子协议',
  'Turn compression off': '关闭压缩',
  'Accept, then close with a code that the page can read': '先接受，再以页面能读到的关闭码关闭',
  'Say so before going down, not to all at once': '停止之前先告知，但不要同时告知所有客户端',
  'Allow the origin, ping within the limit, take larger messages': '允许来源，在时限之内发送 ping，接受更大的消息',
  'Use the websocket transport alone': '只使用 websocket 传输',
  'Ping more often, and wait longer for connection_init': '更频繁地发送 ping，并为 connection_init 等待更久',
  'Retry with its own backoff, and not in vain': '用它自带的退避重试，且不做无谓的重试',
  'Allow the origin': '允许来源',
  'Ping within the limit, and lift the limit on their life': '在时限之内发送 ping，并取消寿命的上限',
  'Wait longer for a pong, take larger messages': '为 pong 等待更久，接受更大的消息',
  'Take larger messages, and wait longer': '接受更大的消息，并等待更久',
  'Send heartbeats': '发送心跳',
  'Ping within the limit, allow the origin': '在时限之内发送 ping，允许来源',
  'Wait longer for the client, take larger messages': '为客户端等待更久，接受更大的消息',
  'Reconnect with a random, growing wait': '以随机且逐渐增长的延迟重新连接',
  'Leave and come back with the back-forward cache': '配合往返缓存离开和返回',
  'Reconnect when the network or the page is back': '网络或页面恢复时重新连接',
  'Do not close what has not opened yet': '不要关闭尚未打开的连接',
  'Keep messages until the connection is open': '连接打开之前先保留消息',
  'Give up on the server with a code of your own': '放弃服务器时使用自己的关闭码',
  'Close with what a page may use': '以页面可以使用的关闭码关闭',
  "Take scheme and host from the page's own": '协议和主机取自页面自身',

  // Where they go, and what to mind.
  'In the location that proxies the socket. A ping of the server within 60 s does the same.':
    '放在代理此连接的 location 中。服务器在 60 秒之内发送 ping 也有同样的效果。',
  'The map stands in the http block.': 'map 放在 http 块中。',
  'Annotations of the Ingress. Seconds, in quotation marks.': 'Ingress 的注解。单位为秒，写在引号中。',
  'Needs mod_proxy and mod_proxy_http. Before 2.4.47 use mod_proxy_wstunnel and a ws:// address.':
    '需要 mod_proxy 和 mod_proxy_http。2.4.47 之前请使用 mod_proxy_wstunnel 和 ws:// 地址。',
  'timeout tunnel takes the place of timeout client and timeout server once the connection is upgraded.':
    '连接升级之后，timeout tunnel 取代 timeout client 和 timeout server。',
  'Without stream_timeout there is no limit. WebSocket is passed on without any setting.':
    '没有 stream_timeout 就没有上限。WebSocket 无需任何设置就会转发。',
  'From 1 to 4000 seconds; 60 unless set.': '1 到 4000 秒；未设置时为 60。',
  'From 60 to 6000 seconds; 350 unless set. That of a TLS listener cannot be changed.':
    '60 到 6000 秒；未设置时为 350。TLS 监听器的值不能更改。',
  'Neither limit can be raised. The route "ping" has to exist, or $default takes it.':
    '两个上限都不能提高。必须有名为“ping”的路由，否则由 $default 处理。',
  "For a WebSocket this is the longest life of a connection, however busy it is. Use --region=REGION in --global's place for a regional one.":
    '对 WebSocket 来说，这是连接的最长寿命，无论它多忙。区域级的负载均衡请用 --region=REGION 代替 --global。',
  'The annotation is added to the Service that the Ingress names.': '注解加在 Ingress 所指的 Service 上。',
  'A WebSocket counts as one request: 5 minutes unless set, 60 at most.':
    '一个 WebSocket 算作一个请求：未设置时 5 分钟，最多 60 分钟。',
  'Or in the dashboard: Network, WebSockets. The idle limit cannot be changed: have the server ping every 30 s.':
    '也可以在控制台中设置：Network → WebSockets。空闲上限不能更改：请让服务器每 30 秒发送 ping。',
  "With the port, if it is not 443. 'self' covers wss: of the same host in current browsers only.":
    "端口不是 443 时要写上端口。只有较新的浏览器才让 'self' 包括同一主机的 wss:。",
  'Browsers answer a ping by themselves; the page has nothing to do.': '浏览器会自行应答 ping；页面无需处理。',
  'Bytes; 100 MiB unless set.': '单位为字节；未设置时为 100 MiB。',
  'A page never sees the status of a refused handshake. 3000 is Unauthorized, 3003 Forbidden.':
    '页面永远看不到被拒绝的握手的状态码。3000 是 Unauthorized，3003 是 Forbidden。',
  'pingInterval and pingTimeout together have to stay below every limit on silence on the way (45 s unless set).':
    'pingInterval 与 pingTimeout 之和必须小于途中的每个静默上限（未设置时为 45 秒）。',
  'In the page. Without polling no sticky session is needed.': '用于页面。不使用轮询就不需要粘性会话。',
  'The third argument is the interval of pings: 12 s unless set.': '第三个参数是 ping 的间隔：未设置时为 12 秒。',
  'Its default wait grows exponentially and is random; the codes that it calls fatal are never retried.':
    '它默认的延迟按指数增长且带随机；它视为致命的关闭码从不重试。',
  'In config/runtime.exs. With check_origin: true the host of url is compared.':
    '放在 config/runtime.exs 中。check_origin: true 时与 url 的主机比较。',
  'Milliseconds without anything from the client; 60 000 unless set. phoenix.js sends a heartbeat every 30 s.':
    '没有收到客户端任何内容的毫秒数；未设置时为 60 000。phoenix.js 每 30 秒发送一次心跳。',
  'OriginValidator(application, ["https://app.example"]) takes a list of its own.':
    'OriginValidator(application, ["https://app.example"]) 可使用自己的列表。',
  'Seconds; 20, 30 and 86400 unless set.': '单位为秒；未设置时为 20、30 和 86400。',
  'Seconds and bytes; 20, 20 and 16 MiB unless set.': '单位为秒和字节；未设置时为 20、20 和 16 MiB。',
  'close() before accept() refuses the handshake with 403, of which the page learns nothing but 1006. Leave subprotocol out where the page offers none.':
    '在 accept() 之前 close() 会以 403 拒绝握手，而页面只得知 1006。页面没有提供子协议时，请去掉 subprotocol。',
  'Seconds and bytes; 20, 20 and 1 MiB unless set.': '单位为秒和字节；未设置时为 20、20 和 1 MiB。',
  'For STOMP: registry.addEndpoint("/live").setAllowedOrigins(...).':
    '使用 STOMP 时：registry.addEndpoint("/live").setAllowedOrigins(...)。',
  'For Tomcat, Jetty and others that follow JSR-356. Milliseconds.':
    '用于 Tomcat、Jetty 等遵循 JSR-356 的容器。单位为毫秒。',
  'In configureMessageBroker. The client has to ask for heartbeats as well.':
    '放在 configureMessageBroker 中。客户端也必须要求心跳。',
  '2 minutes unless set: longer than the limit of most proxies. From .NET 9 on, KeepAliveTimeout makes it a Ping that must be answered.':
    '未设置时为 2 分钟，比多数代理的上限更长。从 .NET 9 起，KeepAliveTimeout 使它成为必须应答的 Ping。',
  '15 s, 30 s and 32 KiB unless set.': '未设置时为 15 秒、30 秒和 32 KiB。',
  'In config/environments/production.rb. The host of the request itself is allowed unless allow_same_origin_as_host is off.':
    '放在 config/environments/production.rb 中。除非关闭 allow_same_origin_as_host，请求自身的主机总是允许的。',
  "The first wait is 0 to 5 s, as the RFC asks for; a connection counts as a success only once it has lasted. Add the codes that your application's protocol calls final.":
    '第一次等待 0 到 5 秒，正如 RFC 所要求；连接持续了一段时间才算成功。请补上应用协议中表示终止的关闭码。',
  'In development StrictMode runs each effect twice on purpose.':
    '开发环境中 StrictMode 会有意把每个 effect 运行两次。',
  'More than a minute of patience, since background tabs get their timers once a minute.':
    '要等待一分钟以上，因为后台标签页的定时器每分钟只运行一次。',
  'The code is 1000 or 3000 to 4999; the reason has at most 123 bytes of UTF-8.':
    '关闭码为 1000 或 3000 到 4999；原因的 UTF-8 编码最多 123 字节。',
};
