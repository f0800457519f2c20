import type { END_NAMES } from '../end-names';

export const END_NAME_WORDS: Readonly<Record<keyof typeof END_NAMES, string>> = {
  pageWentAway: '页面已离开',
  handshakeRefused: '握手被拒绝',
  handshakeFailed: '握手失败',
  cancelled: '被页面取消',
  worker: 'Worker 的连接',
};
