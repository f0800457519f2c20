import type { CauseWords } from './words';

/** Words of causes, by id. */
export const CAUSE_WORDS = {
  'connection-refused': {
    title: '那里没有程序在监听',
    explanation: '找到了主机，但没有程序在这个端口上接受连接。',
    change: '启动服务器，或改正 URL 中的端口；在容器中请监听 0.0.0.0，而不是 127.0.0.1。',
  },
  'name-not-resolved': {
    title: '主机名没有地址',
    explanation: '浏览器没有找到该主机名的地址，因此无处可连。',
    change: '改正 URL 中的主机名或 DNS 记录；内部网络的名字需要连上它的 VPN。',
  },
  unreachable: {
    title: '主机没有应答',
    explanation: '发往主机的数据包被丢弃或找不到路，原因可能是防火墙、错误的地址或没有连上 VPN。',
    change: '在防火墙或安全组中开放端口，或改正名字所指的地址。',
  },
  'network-changed': {
    title: '网络断开或切换了',
    explanation: '浏览器失去了网络，或换到了另一个网络，旧网络上的所有连接因此结束。',
    change: '在 online 事件后随机延迟一段时间再连接，并从应用中断之处继续。',
  },
  'tls-failed': {
    title: '端口上的 TLS 不匹配',
    explanation: 'TLS 握手失败：端口使用的是明文 HTTP，或两端没有共同的 TLS 版本。',
    change: '没有 TLS 的端口请使用 ws:，或让服务器或其代理在此端口上处理 TLS。',
  },
  'untrusted-certificate': {
    title: '证书不受信任',
    explanation: '浏览器不信任该证书，而对于 WebSocket 它从不询问用户。',
    change: '提供受信任且包含此主机名的证书的完整证书链；使用自签名证书时，先用 https: 打开同一主机并在那里接受它。',
  },
  'proxy-authentication': {
    title: '代理要求登录',
    explanation: '途中有程序应答了 407：没有代理凭据，它什么都不放行。',
    change: '把代理的凭据提供给浏览器；不是代理的服务器不得应答 407。',
  },
  'proxy-in-the-way': {
    title: '代理不放行',
    explanation: '浏览器必须经过代理，而代理不愿为此主机和端口打开隧道。',
    change: '在 443 端口以 wss: 提供服务，或让代理允许对此主机和端口使用 CONNECT。',
  },
  'http2-connect': {
    title: '途中的 HTTP/2 不支持 WebSocket',
    explanation: '连接使用 HTTP/2，而途中有程序不支持在其上运行 WebSocket（RFC 8441）。',
    change: '让代理对此主机只提供 HTTP/1.1，或启用它的扩展 CONNECT。',
  },
  'handshake-hangs': {
    title: '服务器始终没有应答握手',
    explanation: '连接被接受，但直到浏览器或页面放弃都没有收到应答。',
    change:
      '检查服务器在升级时做什么：从不应答的处理函数、已满的接受队列、主机上关闭的 WebSocket，或等待请求结束的代理。',
  },
  'dropped-before-answer': {
    title: '服务器没有应答就断开了',
    explanation: '连接被接受，然后没有 HTTP 应答就被关闭。',
    change: '查看服务器这一时刻的日志：升级时崩溃、升级处理函数销毁了套接字，或端口要求 TLS。',
  },
  'origin-rejected': {
    title: '服务器不允许此来源',
    explanation: '服务器拒绝了它，正如检查 Origin 标头而不认识此页面的服务器那样。',
    change:
      '把页面的来源（协议、主机和端口）加入服务器的 WebSocket 端点所允许的来源；在代理之后要转发 Host 标头（nginx：proxy_set_header Host $http_host），因为服务器会比较这两者。',
  },
  'handshake-forbidden': {
    title: '服务器拒绝此客户端',
    explanation: '服务器因来源以外的原因应答了 403：登录、地址名单或防火墙。',
    change: '检查请求所带的 Cookie 或令牌，再检查服务器前面防火墙的规则。',
  },
  'not-authenticated': {
    title: '未登录',
    explanation: '服务器应答了 401：请求没有带凭据，或所带的凭据不被接受。',
    change:
      '发送会话 Cookie（SameSite 和域是否放行？），或在 URL 或子协议中发送令牌：页面无法设置 WebSocket 的 Authorization 标头。',
  },
  'wrong-path': {
    title: '此路径上没有 WebSocket 服务',
    explanation: '应答此路径的并不支持 WebSocket：是另一个处理程序，或是没有安装 WebSocket 库的服务器。',
    change: '改正 URL 中的路径，或把它路由到 WebSocket 处理程序：与服务器自己的路由逐个斜杠比较。',
  },
  'upgrade-not-proxied': {
    title: '代理没有转发升级请求',
    explanation: 'Upgrade 和 Connection 标头没有到达应用，所以它看到的是普通请求。',
    change: '让代理以 HTTP/1.1 与应用通信，并转发 Upgrade 和 Connection。',
  },
  'sticky-session-missing': {
    title: '请求到了另一个实例',
    explanation: 'Engine.IO 在服务器的一个实例上开始了此会话，而升级请求到了不认识它的另一个实例。',
    change: '在负载均衡器中启用粘性会话，或让客户端只使用 websocket 传输。',
  },
  redirected: {
    title: '服务器重定向，而浏览器不会跟随',
    explanation: '握手得到的应答是重定向，浏览器对 WebSocket 不会跟随。',
    change: '在页面中使用最终的 URL：常见的是跳转到 https、跳转到登录页和补上斜杠。',
  },
  'rate-limited': {
    title: '尝试次数过多',
    explanation: '服务器应答了 429：它统计尝试次数，而次数太多了。',
    change: '等待 Retry-After 所说的时间，之后带随机成分按指数退避。',
  },
  'upstream-down': {
    title: '代理后面的应用没有应答',
    explanation: '代理或负载均衡器代替应用作了应答，因为应用已停止或太慢。',
    change: '检查应用是否在运行，并在代理寻找它的地方监听；部署时，在新实例就绪之前保留旧实例。',
  },
  'server-error': {
    title: '服务器在应答时出错',
    explanation: '握手的处理程序崩溃，服务器以自己的错误作了应答。',
    change: '在服务器这一时刻的日志中查找异常。',
  },
  'refused-otherwise': {
    title: '服务器拒绝了握手',
    explanation: '服务器没有以 101，而是以自己选择的 HTTP 状态码应答了握手。',
    change: '在服务器的文档或这一时刻的日志中查找该状态码。',
  },
  'bad-upgrade-answer': {
    title: '服务器应答了 101，但不合规范',
    explanation: '应答中缺少 RFC 6455 要求的标头，或其值有误，浏览器因此必须拒绝。',
    change: '在服务器上使用 WebSocket 库，并确认没有代理删除或改写 Upgrade、Connection 或 Sec-WebSocket-Accept。',
  },
  'subprotocol-mismatch': {
    title: '没有共同的子协议',
    explanation: '页面和服务器没有就子协议达成一致：服务器所选的不是页面提供的。',
    change: '让服务器以页面提供的子协议之一应答，或让页面提供服务器所用的子协议。',
  },
  'extension-mismatch': {
    title: '未经协商的扩展',
    explanation: '应答中写明了浏览器没有提供的扩展或扩展参数。',
    change: '让服务器只以请求所提供的扩展应答，或关闭它的压缩。',
  },
  'not-http': {
    title: '应答不是 HTTP',
    explanation: '在此端口上监听的程序使用 HTTP 以外的协议。',
    change: '检查端口：数据库、邮件服务器或纯 TCP 服务器不支持 WebSocket，用 ws: 连接 TLS 端口也会这样失败。',
  },
  'request-head-too-large': {
    title: '请求头过大',
    explanation: 'URL、Cookie 和子协议都在同一个请求头中，服务器和代理对它有限制：通常为 4 到 8 kB，有的只读取 2 kB。',
    change:
      '缩短其中最大的部分（减少 Cookie，或改用没有这些 Cookie 的主机；把令牌放进第一条消息），或提高服务器和各个代理的标头限制。',
  },
  'no-websocket-support': {
    title: '服务器把它当作普通请求来应答',
    explanation:
      '升级请求到达的服务器在那里不支持 WebSocket：没有安装其 WebSocket 库或包、该主机关闭了 WebSocket，或者该托管只提供文件和短请求。',
    change:
      '安装该库（uvicorn 用 uvicorn[standard]）、启用 WebSocket（IIS：WebSocket 协议功能；Azure 应用服务：“Web sockets”），或把套接字托管在别处。',
  },
  'rejected-before-accept': {
    title: '应用在接受之前就关闭了',
    explanation:
      '只要应用在接受套接字之前关闭它，ASGI 服务器（uvicorn、Daphne、Hypercorn）就应答 403：此路径没有 WebSocket 路由，或代码拒绝了它（登录、来源、限额）。',
    change:
      '把路径与 WebSocket 路由对照，再查看应用中什么在 accept() 之前关闭；用各自的状态应答（WebSocket Denial Response）以便区分。',
  },
  'sent-to-login': {
    title: '握手被重定向到登录页',
    explanation: '登录代理或应用会把没有有效会话的请求重定向；WebSocket 不跟随重定向，页面也得不到任何说明。',
    change: '重新登录：套接字失败时，让页面获取同一登录之后的普通 URL，若它被重定向就重新加载。',
  },
  'version-mismatch': {
    title: '客户端与服务器的版本不同',
    explanation: 'URL 所请求的协议版本是服务器不支持的：EIO=3 是 Socket.IO 2，EIO=4 是 Socket.IO 3 和 4。',
    change: '两端使用同一主版本（是否缓存了旧的脚本？），或让服务器接受旧客户端（allowEIO3: true）。',
  },
  'bad-request': {
    title: '服务器不接受该请求',
    explanation: '服务器应答了 400。应用会因缺少或错误的参数、标头或会话而这样做；不转发升级的代理也会。',
    change: '查看服务器对此请求的日志，再把 URL、Cookie 和子协议与可用的请求对照。',
  },
  'client-certificate': {
    title: '服务器要求客户端证书',
    explanation: '服务器在 TLS 握手中要求客户端证书。对于页面，浏览器可以询问用户；对于 WebSocket 则不能，于是放弃。',
    change:
      '在套接字所连接之处关闭该要求（nginx：ssl_verify_client off），或先让用户在同一主机和端口的 https:// 上选择证书。',
  },
  'insecure-url-upgraded': {
    title: '策略把 ws: 变成了 wss:',
    explanation:
      '页面请求的是 ws:，但其内容安全策略含有 upgrade-insecure-requests，于是浏览器向一个可能不支持 TLS 的端口使用了 TLS。',
    change: '在该端口提供 wss:，或从此页面的策略中去掉 upgrade-insecure-requests。',
  },
  'mixed-content': {
    title: '在 https: 页面中使用 ws:',
    explanation: '通过 https: 加载的页面不得打开未加密的 ws: 连接。',
    change: '在 URL 中使用 wss:。',
  },
  'content-security-policy': {
    title: '内容安全策略禁止此连接',
    explanation: '页面的 connect-src 没有列出此来源；其中的 https: 并非在所有浏览器中都包括 wss:。',
    change: '把连接的来源连同 wss: 协议加入页面 Content-Security-Policy 的 connect-src。',
  },
  'blocked-by-browser': {
    title: '浏览器的某项策略禁止此连接',
    explanation: '浏览器立即结束了尝试，只有错误事件而没有关闭事件，正如受策略限制时那样。',
    change: '检查页面或其外层框架的 Content-Security-Policy，并查看浏览器的控制台。',
  },
  'bad-url': {
    title: 'URL 不是 WebSocket URL',
    explanation: '构造函数抛出了 SyntaxError：URL 无法解析、协议不对，或带有 #片段。',
    change: '在使用 URL 之前把它打印出来：常见的是其中有未定义的变量。',
  },
  'bad-subprotocol': {
    title: '子协议不是合法的记号',
    explanation: '构造函数抛出了 SyntaxError：某个子协议为空、含有不允许的字符，或重复出现。',
    change: '传入不含空格、逗号或斜杠的记号，每个只出现一次；base64 令牌需要替换其中的 = 和 /。',
  },
  'constructor-refused': {
    title: '构造函数抛出了异常',
    explanation: 'new WebSocket() 抛出了异常，因此从未有过连接。',
    change: '阅读异常的消息。',
  },
  'bad-close-arguments': {
    title: 'close() 的调用有误',
    explanation: 'close() 抛出异常，什么都没做：页面可以传入 1000 或 3000 到 4999，以及最多 123 字节的原因。',
    change: '以页面可用的关闭码和简短的原因调用 close()，或不带参数。',
  },
  'send-too-early': {
    title: '连接打开之前调用了 send()',
    explanation: 'send() 抛出了 InvalidStateError，因为连接仍处于 CONNECTING 状态，消息已丢失。',
    change: '在 open 事件中发送，或在此之前把消息放入队列。',
  },
  'local-network-access': {
    title: '公共页面不得访问本地网络',
    explanation: '公共页面连接私有地址或回环地址之前，Chromium 要求先获得许可。',
    change:
      '为该网站允许“本地网络访问”；框架需要 allow="local-network-access"（Chrome 147 起还有 "loopback-network"）。',
  },
  'blocked-by-extension': {
    title: '被过滤器或扩展程序阻止',
    explanation: '某个扩展程序（例如广告拦截器）或浏览器的过滤器阻止了连接。',
    change: '关闭扩展程序后重试；再在阻止它的扩展中允许该网站，或给端点换一个不在过滤名单中的名字。',
  },
  'reason-hidden': {
    title: '另一个扩展程序隐藏了原因',
    explanation: '有监视或过滤请求的扩展程序时，Chromium 对所有人都给出空的原因。',
    change: '关闭其他扩展程序（先从广告拦截器开始）后重试：原因就会显示。',
  },
  'blocked-by-administrator': {
    title: '管理员禁止了此 URL',
    explanation: '管理此浏览器的人所设的策略禁止了该 URL。',
    change: '请管理员把该主机从 URLBlocklist 中移除。',
  },
  'unsafe-port': {
    title: '浏览器从不连接的端口',
    explanation: '该端口在浏览器的禁用端口列表中，它们属于邮件、聊天和其他旧协议。',
    change: '在另一个端口上提供服务，最好是 443 或 80。',
  },
  'too-many-sockets': {
    title: '浏览器没有可用的连接了',
    explanation: '浏览器同时大约允许 255 个 WebSocket，而已经打开了这么多。',
    change: '关闭不再需要的连接，并让页面的各部分共用一个连接。',
  },
  'idle-timeout': {
    title: '一段时间没有流量后被切断',
    explanation: '页面与服务器之间的某个程序，或服务器自己，会结束沉默太久的连接。',
    change: '让服务器以短于时限的间隔发送 ping（通常取一半），或提高时限。',
  },
  'nginx-read-timeout': {
    title: 'nginx proxy_read_timeout',
    explanation: '代理的连接在 proxy_read_timeout（默认 60 秒）内没有任何数据时，nginx 会结束它。',
    change: '为此 location 提高 proxy_read_timeout，或让服务器以更短的间隔发送 ping。',
  },
  'aws-alb-idle': {
    title: 'AWS 负载均衡器空闲超时',
    explanation: 'AWS 负载均衡器会结束沉默达到空闲超时（默认 60 秒）的连接；每 60 秒一次的 ping 会与它赛跑。',
    change: '提高 idle_timeout.timeout_seconds，或每 30 秒发送一次 ping。',
  },
  'cloudflare-idle': {
    title: 'Cloudflare 空闲超时',
    explanation: 'Cloudflare 会结束沉默约 100 秒的代理 WebSocket；它自身的重启也可能随时结束连接。',
    change: '至少每 30 到 60 秒发送一次数据，并准备好重新连接。',
  },
  'heroku-idle': {
    title: 'Heroku 路由器超时（H15）',
    explanation: '两端 55 秒都没有发送数据时，Heroku 的路由器会结束连接。',
    change: '至少每 30 秒发送一次 ping 或消息；此时限无法更改。',
  },
  'lifetime-limit': {
    title: '无论有无流量，到固定时长即被切断',
    explanation: '途中有程序只让连接存活固定的时间，无论它多忙。',
    change: '在设定时限之处提高它；ping 没有帮助。让客户端在到时之前重新连接。',
  },
  'gcp-backend-timeout': {
    title: 'Google Cloud 后端服务超时',
    explanation: 'Google 的负载均衡器把后端超时（默认 30 秒）用于 WebSocket 的整个存续时间。',
    change: '把后端服务的 timeoutSec 提高到连接可以存续的最长时间。',
  },
  'aws-api-gateway-limit': {
    title: 'AWS API Gateway 的时限',
    explanation: 'API Gateway 在沉默 10 分钟后、最迟 2 小时后结束 WebSocket；两者都不能提高。',
    change: '每 5 分钟发送一次数据，并在 2 小时到期之前重新连接。',
  },
  'keepalive-timeout': {
    title: '服务器的 ping 没有得到应答',
    explanation: '服务器发送 ping，没有按时收到 pong 就结束连接：页面、它的网络或服务器自己卡住了。',
    change: '查找是什么阻塞了页面或服务器的事件循环；如果客户端会休眠或较慢，请提高服务器的 ping 超时。',
  },
  'heartbeat-gave-up': {
    title: '服务器不再发送，页面放弃了',
    explanation: '页面自己关闭了连接，因为服务器太久没有发来任何内容：应答、心跳，或此前一直到来的消息。',
    change: '查明服务器为何没有按时应答；请用页面自己的关闭码关闭，因为 1000 可能使它的库不再重新连接。',
  },
  'closing-unanswered': {
    title: '没有收到关闭帧作为应答',
    explanation: '页面开始了关闭握手，却没有收到关闭帧：对端已断开，或浏览器不再等待。',
    change: '让服务器对每个关闭帧都以自己的关闭帧应答；否则就是它或它的网络已经不在了。',
  },
  'login-expired': {
    title: '登录已过期',
    explanation: '服务器结束了一个正常工作了一段时间的连接，关闭码要求登录。',
    change: '在旧令牌到期之前取得新令牌，在已打开的连接上发送，或用它重新连接。',
  },
  'closed-normally': {
    title: '服务器已完成',
    explanation: '服务器以 1000 关闭，即连接已完成使命时的关闭码。',
    change: '无需处理，除非关闭得过早：那就在服务器中查找是谁关闭的。',
  },
  'no-code': {
    title: '服务器关闭时没有给出关闭码',
    explanation: '服务器的关闭帧是空的，不带参数的 close() 就是这样；通常没有问题。',
    change: '下次想知道原因，请让服务器以关闭码和原因关闭。',
  },
  'server-restart': {
    title: '服务器正在重启或部署',
    explanation: '服务器是有意停止的：它这样说了，或一次结束了所有连接。',
    change: '随机延迟后重新连接，以免所有客户端同时回来；部署时慢慢排空连接。',
  },
  'server-overloaded': {
    title: '服务器太忙',
    explanation: '服务器以 1013（Try Again Later）关闭：它现在容不下此客户端。',
    change: '下次尝试之前等待更久，随机延迟逐渐增长；增加服务器的容量。',
  },
  'server-failed': {
    title: '服务器出错',
    explanation: '服务器以 1011 关闭：它的处理程序中发生了意外。',
    change: '在服务器这一时刻的日志中查找异常。',
  },
  'gateway-failed': {
    title: '网关后面的服务器不见了',
    explanation: '网关以 1014 关闭：它没有从后面的服务器得到正常的应答。',
    change: '检查网关后面的应用是否在运行，并延迟后重新连接。',
  },
  'protocol-error': {
    title: '服务器发现了协议错误',
    explanation: '服务器以 1002 关闭：它读到了违反 WebSocket 协议的帧。',
    change: '请怀疑中间环节：浏览器发送的帧是正确的，所以查找改动它们的代理或压缩。',
  },
  'unsupported-data': {
    title: '服务器不接受这种消息',
    explanation: '服务器以 1003 关闭：它要文本却收到了二进制，或正好相反。',
    change: '发送服务器能处理的消息种类（字符串或二进制）。',
  },
  'invalid-payload': {
    title: '服务器读不懂某条消息',
    explanation: '服务器以 1007 关闭：消息的内容与其类型所承诺的不符。',
    change: '检查最后发送的消息：它的编码，或服务器所期望的结构。',
  },
  'policy-violation': {
    title: '违反了服务器的规则',
    explanation: '服务器以 1008 关闭，这是规则所禁止的一切情况的关闭码：常见的是没有登录。',
    change: '先看原因；检查登录、权限和频率限制。不要原样重试。',
  },
  'message-too-big': {
    title: '某条消息太大',
    explanation: '对端只接受一定大小以内的消息，而其中一条超过了。',
    change: '分段发送，或提高服务器（或其前面的网关）的上限。',
  },
  'extension-required': {
    title: '缺少某个扩展',
    explanation: '连接以 1010 关闭：一端所需的扩展没有协商成功。',
    change: '在服务器上启用该扩展；浏览器只支持 permessage-deflate。',
  },
  'login-refused': {
    title: '服务器不接受此登录',
    explanation: '服务器接受了连接，随后以缺少登录或登录被拒的关闭码关闭。',
    change: '检查页面发送的令牌或 Cookie，没有新的就不要重试。',
  },
  'application-timeout': {
    title: '应用自己的超时',
    explanation: '服务器关闭了连接，因为它等待此客户端的某样东西太久。',
    change: '按时发送服务器所等待的内容：第一条消息、pong 或应答。',
  },
  'application-code': {
    title: '应用自己的原因',
    explanation: '服务器以 3000 到 4999 的关闭码关闭，其含义由应用或协议定义。',
    change: '在该协议自己的文档中查找此关闭码；添加自己的词典后，Hangup 就能说明它。',
  },
  'forbidden-code': {
    title: '服务器发送了谁都不得发送的关闭码',
    explanation: '关闭帧带有 RFC 6455 禁止发送或没有人注册的关闭码；各浏览器对它的处理不同。',
    change: '以 1000、已注册的关闭码或 4000 到 4999 的关闭码关闭。',
  },
  'replaced-by-newer': {
    title: '被更新的连接取代',
    explanation:
      '刚向同一端点打开另一个连接，这个连接就结束了：对每个用户、会话或客户端 ID 只允许一个连接的服务器会结束较旧的那个。',
    change: '打开新连接之前先关闭旧连接、给每个标签页各自的客户端 ID，或让服务器允许多个连接。',
  },
  'invalid-frames': {
    title: '收到了无效的帧',
    explanation:
      '某个帧违反了 WebSocket 协议，浏览器因此必须结束连接。它可能由服务器发送，也可能在途中被更改（这台计算机上的杀毒软件、代理）。',
    change:
      '确认升级之后没有程序直接写入底层套接字（其后的 HTTP 响应、第二个升级处理程序）；如果其他人不受影响，就检查杀毒软件和代理，并使用 wss:。',
  },
  'compression-bug': {
    title: '压缩出了错',
    explanation: '启用 permessage-deflate 时帧已损坏：服务器和代理对压缩的处理不一致。',
    change: '在服务器上关闭 permessage-deflate 后重试；再查找改动它的代理。',
  },
  'masked-frame': {
    title: '服务器对帧加了掩码',
    explanation: '服务器不得对所发送的内容加掩码；只有客户端才加。',
    change: '对发往浏览器的帧使用库的服务器端，而不是客户端。',
  },
  'bad-utf8': {
    title: '服务器发送了不是 UTF-8 的文本',
    explanation: '某条文本消息或关闭原因含有不是 UTF-8 的字节。',
    change: '把文本编码为 UTF-8，按字符截断原因，其他字节以二进制消息发送。',
  },
  'cut-without-close': {
    title: '连接没有关闭帧就被切断',
    explanation: '连接打开期间 TCP 中断：服务器进程终止，或途中有程序丢弃了连接。',
    change: '与服务器这一时刻的日志对照：崩溃、重启，或它看到页面离开。',
  },
  'fails-after-opening': {
    title: '每个连接打开后不久就结束',
    explanation:
      '握手每次都成功，连接也每次都在同一时刻结束：服务器在处理第一条消息时失败或已经完成，或者途中的某物（安全代理、中间设备）放行了升级，却不放行其后的内容。',
    change: '查看服务器在这些时刻的日志；如果它没有发现问题，就换一个网络，并在几次这样的结束之后退回长轮询。',
  },
  'request-rejected': {
    title: '服务器拒绝所发送的内容',
    explanation: '服务器关闭时用自己的话给出了原因，说的是它所收到的请求或消息。',
    change: '改正该原因所指出的内容：此服务器不接受的字段、格式、模型或选项。',
  },
  'own-message-too-big': {
    title: '服务器自己的消息对途中来说过大',
    explanation: '页面只发送了小消息：两者之间的网关关闭了连接，因为服务器发送的一条消息对它来说过大。',
    change: '提高网关对帧的限制（Spring Cloud Gateway：max-frame-payload-length），或让服务器发送较小的消息。',
  },
  'proxy-reload': {
    title: '代理重新加载了',
    explanation:
      '存活时间不同、路径不同的繁忙连接同时结束：nginx 重新加载一段时间后会结束旧工作进程仍承载的连接（ingress-nginx：worker-shutdown-timeout，240 秒）。',
    change:
      '减少重新加载（为套接字使用单独的 ingress 控制器）、提高 worker-shutdown-timeout，并让客户端随机等待后重连。',
  },
  'page-closed': {
    title: '由此页面关闭',
    explanation: '页面自己调用了 close()，对端作了应答。',
    change: '如果是有意的，无需处理；否则查看调用位置。',
  },
  'closed-while-connecting': {
    title: '连接打开之前就被此页面关闭',
    explanation:
      '页面在 CONNECTING 状态时调用了 close()：例如立即挂载两次的组件（React StrictMode），或页面自己的超时。',
    change: '如果不是有意的：让 effect 的清理函数等到 open 之后再关闭，或把连接放在组件之外。',
  },
  navigation: {
    title: '页面已离开',
    explanation: '文档被离开或关闭，它的连接随之结束；服务器会收到 1001。',
    change: '无需处理：理应如此。',
  },
  'back-forward-cache': {
    title: '页面进入了往返缓存',
    explanation: '为“后退”按钮保留的页面不保留连接：浏览器会结束它们。',
    change: '在 pagehide 中关闭，在 pageshow 且 event.persisted 为 true 时重新连接。',
  },
  'page-frozen': {
    title: '浏览器冻结了页面',
    explanation: '被冻结的页面不执行脚本，也不应答，它的心跳因此停止，对端随之放弃。',
    change: '后台标签页会这样：在 resume 事件或页面可见时重新连接。',
  },
  'background-throttling': {
    title: '后台定时器变慢',
    explanation: '隐藏超过 5 分钟的页面每分钟才触发一次定时器，对大多数心跳来说太少。',
    change: '在 Worker 中发送心跳、让服务器发送 ping（浏览器会自动应答），或允许超过一分钟的间隔。',
  },
  offline: {
    title: '浏览器处于离线状态',
    explanation: '连接结束时网络已断开。',
    change: '在 online 事件后随机延迟一段时间再连接。',
  },
  sleep: {
    title: '计算机休眠了',
    explanation: '系统时钟跳变，而页面自己的时钟停住：计算机休眠了，对端随之放弃。',
    change: '唤醒后随机延迟一段时间再连接，并取回错过的内容。',
  },
  'network-lost': {
    title: '所有连接同时丢失',
    explanation: '通往多个主机的连接在同一时刻被切断，原因因此在这一侧：网络、VPN、休眠或浏览器。',
    change: '服务器上无需处理：网络恢复后随机延迟一段时间再连接。',
  },
  'reconnect-storm': {
    title: '页面一再重新连接',
    explanation: '尝试一个接一个，快到本身就成了负担，也不会更早成功。',
    change: '第一次尝试之前随机等待 0 到 5 秒，之后每次失败把等待时间加倍，直到上限。',
  },
  'no-backoff': {
    title: '两次尝试之间的等待没有增长',
    explanation: '页面每次失败后都等待同样的时间，有困难的服务器得不到喘息。',
    change: '每次失败后把等待时间加倍，直到上限，并使其随机。',
  },
  'no-jitter': {
    title: '两次尝试之间的等待不是随机的',
    explanation: '一起失去服务器的所有客户端会一起回来。',
    change: '把每次等待乘以 0.5 到 1 之间的随机数，或在 0 与上限之间随机取值。',
  },
  'retried-in-vain': {
    title: '在最终的应答之后仍然重试',
    explanation: '服务器拒绝的方式是同样的尝试无法改变的，而页面仍然再次尝试。',
    change: '遇到此关闭码或状态码后停止重试，直到有所改变：新的登录、另一条消息、另一个 URL。',
  },
  'gave-up': {
    title: '页面不再尝试',
    explanation: '在这次尝试之后，页面虽然还在，却没有再次尝试。',
    change: '以一分钟或更长的间隔继续尝试，或告知用户并提供按钮。',
  },
} as const satisfies Readonly<Record<string, CauseWords>>;
