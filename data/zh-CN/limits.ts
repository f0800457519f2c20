import type { TIME_LIMITS } from '../causes/limits';
import type { CauseWords } from './words';

export const TIME_LIMIT_WORDS: Record<(typeof TIME_LIMITS)[number]['id'], CauseWords> = {
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
    title: '页面自己的心跳放弃了',
    explanation: '页面自己关闭了连接，因为它没有等到服务器的应答。',
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
};
