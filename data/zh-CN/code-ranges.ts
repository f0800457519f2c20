import type { CodeWords, RangeWords } from './words';

/** By the first code of the range; what is no close code at all has `none`. */
export type RangeKey = 0 | 1000 | 3000 | 4000 | 5000 | 'none';

export const RANGE_WORDS: Readonly<Record<RangeKey, RangeWords>> = {
  0: { name: '未使用', meaning: '1000 以下的关闭码没有任何含义。', policy: '不能注册。' },
  1000: {
    name: '协议',
    meaning: '保留给协议本身、它的修订版和已发布的扩展。',
    policy: '标准行动、规范要求（由指定专家审核）或 IESG 审核。',
  },
  3000: {
    name: '库、框架和应用',
    meaning: '供库、框架和应用使用，每个关闭码都在 IANA 注册。',
    policy: '先到先得。',
  },
  4000: {
    name: '保留供私有使用',
    meaning: '含义由此应用的两端自行约定。',
    policy: '私有使用：不能注册。',
  },
  5000: {
    name: '注册表之外',
    meaning: '能放进关闭帧的两个字节，但没有任何注册表涵盖它。',
    policy: '不能注册。',
  },
  none: { name: '不是关闭码', meaning: '关闭码是能放进两个字节的整数，从 0 到 65535。', policy: '不能注册。' },
};

/** The same for the codes of the range that the registry has no row for. */
export const UNREGISTERED_WORDS: Readonly<Record<RangeKey, Omit<CodeWords, 'how'> & { name: string }>> = {
  0: {
    name: '未使用',
    meaning: '1000 以下的关闭码没有任何含义：服务器发送的数字不是关闭码。',
    whatToDo: '修改服务器：使用 1000，或 4000 到 4999 的私有关闭码。',
    note: 'Chromium 和 Firefox 仍会把它转告页面。',
  },
  1000: {
    name: '未分配',
    meaning: '这个关闭码保留给协议本身，还没有人为它赋予含义。',
    whatToDo: '修改服务器：使用 4000 到 4999 的私有关闭码。',
    note: 'Chromium 和 Firefox 仍会把它转告页面。SockJS 在内部使用 2000、2007 和 2010。',
  },
  3000: {
    name: '未注册',
    meaning: '某个库或框架用一个没有注册的关闭码关闭了连接。',
    whatToDo: '查阅对端所用库的文档。',
    note: '许多产品不经注册就使用这个范围：Centrifugo 3000 到 3999、Janus 3504、Amplify 3001。',
  },
  4000: {
    name: '私有使用',
    meaning: '应用用自己的关闭码关闭了连接；只有它的文档说明其含义。',
    whatToDo: '先看原因，再在应用的文档中查找此关闭码。',
    note: '许多应用使用 4000 加 HTTP 状态码：4401、4403、4429、4500。',
  },
  5000: {
    name: '注册表之外',
    meaning: '没有 4999 以上的关闭码：服务器发送了一个没有任何含义的数字。',
    whatToDo: '修改服务器：使用 4000 到 4999 的私有关闭码。',
    note: 'Chromium 和 Firefox 仍会把它转告页面。',
  },
  none: {
    name: '不是关闭码',
    meaning: '关闭码是 0 到 65535 的整数；这个不是。',
    whatToDo: '查找这个数字从何而来：不可能有 WebSocket 以它结束。',
  },
};

/** On connecting again after such a code. */
export const UNREGISTERED_HOW = '关闭码没有说明。拿不准时，先随机等待 0 到 5 秒，之后每次失败把等待时间加倍。';
