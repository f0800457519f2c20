import type { REFUSED } from '../causes/refused';
import type { CauseWords } from './words';

export const REFUSED_WORDS: Record<(typeof REFUSED)[number]['id'], CauseWords> = {
  'origin-rejected': {
    title: '服务器不允许此来源',
    explanation: '服务器应答了 403，正如检查 Origin 标头而不认识此页面的服务器那样。',
    change: '把页面的来源（协议、主机和端口）加入服务器的 WebSocket 端点所允许的来源。',
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
    explanation: '应答此路径的并不是 WebSocket 端点。',
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
};
