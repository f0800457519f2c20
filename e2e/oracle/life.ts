/** The script of one life: what its page and its server do, drawn from a seed. All times are milliseconds. */
export interface Life {
  seed: number;
  /** What becomes of the whole tab, {@link PAGE_GOES_AT} after the lives in it began. */
  page: PageFate;
  stage: Stage;
  /** What befalls the frame, in the order of time. */
  fates: Fate[];
  sockets: SocketScript[];
}

export const PAGE_FATES = ['stays', 'left', 'left-for-another-origin', 'reloaded'] as const;
export type PageFate = (typeof PAGE_FATES)[number];
export const PAGE_GOES_AT = 1_500;

/** Whose code plays the sockets of a stage: the page's, with the frame's own constructor, or the frame's. */
export const STAGES = {
  /** The tab's own document. */
  top: 'page',
  /** A fresh `about:blank` iframe, its first socket made in the same task. */
  blank: 'page',
  /** The same after `document.open()`, `write()` and `close()`. */
  written: 'page',
  /** A frame that a script was written into. */
  'written-script': 'frame',
  srcdoc: 'frame',
  blob: 'frame',
  data: 'frame',
  'same-origin': 'frame',
  /** Another port: another origin of the same site. */
  'cross-port': 'frame',
  'cross-site': 'frame',
  /** `allow-scripts`, and nothing else. */
  sandboxed: 'frame',
} as const;
export type Stage = keyof typeof STAGES;

/** Frames that the page can reach into, so that it can write into them. */
export const REACHABLE: ReadonlySet<Stage> = new Set([
  'blank',
  'written',
  'written-script',
  'srcdoc',
  'blob',
  'same-origin',
]);

export interface Fate {
  /** After the frame was ready to play. */
  at: number;
  /** `rewritten`: by `document.open()`. The window lives on, and so do its sockets. */
  what: 'removed' | 'navigated' | 'rewritten';
}

export interface SocketScript {
  /** After the frame was ready to play; 0: in the same task. */
  madeAt: number;
  /** `subclass`: of the frame's `WebSocket`. `reflect`: by `Reflect.construct`, with the frame's own as `new.target`. */
  maker: 'plain' | 'subclass' | 'reflect';
  binaryType: 'blob' | 'arraybuffer';
  answer: Answer;
  page: PageStep[];
  server: ServerStep[];
  /** What the server does when the page's Close comes first. */
  reply: Reply;
}

export interface Answer {
  /** `refused`: no server listens at that port. */
  how: 'accept' | 'status' | 'hang-up' | 'reset' | 'refused';
  /** Of `status`. */
  status: number;
  after: number;
}

export type SendKind = 'ascii' | 'utf-8' | 'lone' | 'arraybuffer' | 'view' | 'blob';

export interface PageClose {
  do: 'close';
  code: number | null;
  /** None without a code. */
  reason: string | null;
  /** `borrowed`: the method of another window's prototype. */
  via: 'own' | 'borrowed';
  /** Messages sent right after it. */
  sendsAfter: number;
}

export interface PageSend {
  do: 'send';
  kind: SendKind;
  size: number;
  via: 'own' | 'borrowed';
}

export interface ServerSend {
  do: 'send';
  kind: 'ascii' | 'utf-8' | 'binary';
  size: number;
  /** How many the message is cut into. */
  frames: number;
}

export type PageStep = { at: number; since: 'made' | 'open' } & (
  | PageSend
  | PageClose
  /** `close()` with a code that no page may give. */
  | { do: 'misuse'; code: number }
  /** No time of its own: what the page does at the message {@link CROSSING}. */
  | { do: 'at-crossing'; close: PageClose }
);

/** At this message the page closes, while the server's own Close is on its way behind the message. */
export const CROSSING = 'close, as I do';

/** Since the answer. */
export type ServerStep = { at: number } & (
  | ServerSend
  | { do: 'ping' }
  | { do: 'close'; code: number | null; reason: string }
  /** {@link CROSSING} and a Close, in one write. */
  | { do: 'cross'; code: number | null; reason: string }
  /** FIN without a Close. */
  | { do: 'drop' }
  | { do: 'reset' }
);

export type Reply =
  | { do: 'echo' }
  /** The code without the reason. */
  | { do: 'echo-code' }
  | { do: 'answer'; code: number | null; reason: string }
  | { do: 'drop'; after: number };

/** A text of so many characters, the same on either side. */
export function textOf(kind: 'ascii' | 'utf-8' | 'lone', size: number): string {
  const alphabet = { ascii: ['a', 'b', ' '], 'utf-8': ['a', 'é', '水', '😀'], lone: ['a', '\ud800', '水'] }[kind];
  return Array.from({ length: size }, (_, index) => alphabet[index % alphabet.length]).join('');
}

/** What the stage's page is given. */
export interface Play {
  id: number;
  lives: Life[];
  places: Places;
}

export interface Places {
  /** `http://localhost:PORT`, where the page is. */
  origin: string;
  otherPort: string;
  otherSite: string;
  /** Where sockets connect to: of each life its own host, so that no connection waits for another's handshake. */
  socketPorts: number[];
  /** A port at which no server listens. */
  unused: number;
}

/** Each life has a host of its own, and each socket a path of its own. */
export function socketUrl({ socketPorts, unused }: Places, { seed, sockets }: Life, index: number): string {
  const port = sockets[index]?.answer.how === 'refused' ? unused : socketPorts[seed % socketPorts.length];
  return `ws://life-${seed}.localhost:${port}${socketPath(seed, index)}`;
}

export const socketPath = (seed: number, index: number): string => `/life/${seed}/${index}`;
