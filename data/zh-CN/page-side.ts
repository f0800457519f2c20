import type { PAGE_SIDE, RECONNECTS } from '../causes/page-side';
import type { CauseWords } from './words';

export const PAGE_SIDE_WORDS: Record<(typeof PAGE_SIDE)[number]['id'], CauseWords> = {
  'page-closed': {
    title: '由此页面关闭',
    explanation: '页面自己调用了 close()，对端作了应答。',
    change: '如果是有意的，无需处理；否则查看调用位置。',
  },
  'closed-while-connecting': {
    title: '连接打开之前就被此页面关闭',
    explanation: '页面在 CONNECTING 状态时调用了 close()，例如执行了两次的 effect，或页面自己的超时。',
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
};

export const RECONNECT_WORDS: Record<(typeof RECONNECTS)[number]['id'], CauseWords> = {
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
};
