import type { FORBIDDEN } from '../causes/forbidden';
import type { CauseWords } from './words';

export const FORBIDDEN_WORDS: Record<(typeof FORBIDDEN)[number]['id'], CauseWords> = {
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
};
