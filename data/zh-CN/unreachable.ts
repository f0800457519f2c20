import type { UNREACHABLE } from '../causes/unreachable';
import type { CauseWords } from './words';

export const UNREACHABLE_WORDS: Record<(typeof UNREACHABLE)[number]['id'], CauseWords> = {
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
    explanation: '连接被接受，但直到浏览器放弃都没有收到应答。',
    change: '检查服务器在升级时做什么：从不应答的处理函数、已满的接受队列，或等待请求结束的代理。',
  },
  'dropped-before-answer': {
    title: '服务器没有应答就断开了',
    explanation: '连接被接受，然后没有 HTTP 应答就被关闭。',
    change: '查看服务器这一时刻的日志：升级时崩溃、升级处理函数销毁了套接字，或端口要求 TLS。',
  },
};
