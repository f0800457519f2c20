import type { SERVER_CLOSES } from '../causes/server-closes';
import type { CauseWords } from './words';

export const SERVER_CLOSES_WORDS: Record<(typeof SERVER_CLOSES)[number]['id'], CauseWords> = {
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
    explanation: '同一页面刚向同一端点打开另一个连接，服务器就结束了这个连接。',
    change: '打开新连接之前先关闭旧连接，或让服务器允许一个用户有多个连接。',
  },
  'invalid-frames': {
    title: '服务器发送了无效的帧',
    explanation: '某个帧违反了 WebSocket 协议，浏览器因此必须结束连接。',
    change: '在服务器上使用 WebSocket 库，并确认升级之后没有程序直接写入底层套接字。',
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
};
