import {
  type Answer,
  type Fate,
  type Life,
  PAGE_FATES,
  type PageClose,
  type PageSend,
  type PageStep,
  REACHABLE,
  type Reply,
  type SendKind,
  type ServerSend,
  type SocketScript,
  STAGES,
  type Stage,
} from './life';

/** Draws the same life from the same seed. */
export function drawLife(seed: number): Life {
  const chance = new Chance(seed);
  const page = chance.weighted([
    [14, PAGE_FATES[0]],
    [2, PAGE_FATES[1]],
    [2, PAGE_FATES[2]],
    [2, PAGE_FATES[3]],
  ]);
  const scenario = chance.pick(Object.keys(STAGES) as Stage[]);
  const fates = scenario === 'top' ? [] : drawFates(chance, scenario);
  const count = chance.weighted([
    [5, 1],
    [3, 2],
    [1, 3],
  ]);
  const sockets = Array.from({ length: count }, (_, index) => drawSocket(chance, index));
  return { seed, page, stage: scenario, fates, sockets };
}

function drawFates(chance: Chance, scenario: Stage): Fate[] {
  const fates: Fate[] = [];
  if (REACHABLE.has(scenario) && chance.is(0.2)) fates.push({ at: chance.between(50, 1_000), what: 'rewritten' });
  if (chance.is(0.35)) {
    const after = fates[0]?.at ?? 50;
    fates.push({ at: after + chance.between(0, 1_500), what: chance.pick(['removed', 'navigated'] as const) });
  }
  return fates;
}

function drawSocket(chance: Chance, index: number): SocketScript {
  const answer = drawAnswer(chance);
  const page: PageStep[] = [];
  const server: SocketScript['server'] = [];
  const script: SocketScript = {
    madeAt: index === 0 && chance.is(0.6) ? 0 : chance.between(1, 600),
    maker: chance.weighted([
      [6, 'plain'],
      [1, 'subclass'],
      [1, 'reflect'],
    ]),
    binaryType: chance.pick(['blob', 'arraybuffer']),
    answer,
    page,
    server,
    reply: { do: 'echo' },
  };
  if (answer.how !== 'accept' || chance.is(0.05)) {
    if (chance.is(0.15)) page.push({ at: chance.between(0, 150), since: 'made', ...drawClose(chance) });
    if (answer.how !== 'accept') return script;
  }
  const until = drawTime(chance, 150, 3_000);
  const time = () => drawTime(chance, 20, until);
  for (let count = chance.upTo(6); count > 0; count--) page.push({ at: time(), since: 'open', ...drawSend(chance) });
  for (let count = chance.upTo(6); count > 0; count--) server.push({ at: time(), ...drawServerSend(chance) });
  if (chance.is(0.15)) drawBurst(chance, time(), page, server);
  if (chance.is(0.1)) server.push({ at: time(), do: 'ping' });
  if (chance.is(0.08))
    page.push({ at: time(), since: 'open', do: 'misuse', code: chance.pick([0, 999, 1001, 1006, 5000]) });
  drawEnd(chance, until, script);
  page.sort((a, b) => a.at - b.at);
  server.sort((a, b) => a.at - b.at);
  return script;
}

function drawAnswer(chance: Chance): Answer {
  const how = chance.weighted<Answer['how']>([
    [24, 'accept'],
    [2, 'status'],
    [1, 'hang-up'],
    [1, 'reset'],
    [1, 'refused'],
  ]);
  return {
    how,
    status: chance.pick([401, 403, 404, 429, 500, 502, 503]),
    after: chance.is(0.25) ? chance.upTo(200) : 0,
  };
}

/** Many at once: a page that is busy, but not at a rate that would be sampled. */
function drawBurst(chance: Chance, at: number, page: PageStep[], server: SocketScript['server']): void {
  for (let count = chance.between(3, 12); count > 0; count--) {
    if (chance.is(0.5)) page.push({ at, since: 'open', ...drawSend(chance) });
    else server.push({ at, ...drawServerSend(chance) });
  }
}

function drawEnd(chance: Chance, at: number, script: SocketScript): void {
  const { page, server } = script;
  const [code, reason] = drawCode(chance);
  const end = chance.weighted([
    [8, 'page'],
    [8, 'server'],
    [4, 'cross'],
    [2, 'meet'],
    [2, 'drop'],
    [2, 'reset'],
  ] as const);
  switch (end) {
    case 'page':
      page.push({ at, since: 'open', ...drawClose(chance) });
      script.reply = drawReply(chance);
      break;
    case 'server':
      server.push({ at, do: 'close', code, reason });
      break;
    case 'cross': {
      const close = drawClose(chance);
      // Both ends with the same words, now and then: then nothing can tell who was first.
      if (chance.is(0.25)) Object.assign(close, { code, reason: code === null ? null : reason });
      page.push({ at: 0, since: 'open', do: 'at-crossing', close });
      server.push({ at, do: 'cross', code, reason });
      break;
    }
    case 'meet':
      // Each of its own, at about the same time.
      page.push({ at: Math.max(0, at + chance.between(-20, 20)), since: 'open', ...drawClose(chance) });
      server.push({ at, do: 'close', code, reason });
      script.reply = drawReply(chance);
      break;
    case 'drop':
    case 'reset':
      server.push({ at, do: end });
      break;
  }
}

function drawClose(chance: Chance): PageClose {
  const [code, reason] = drawCode(chance);
  const mayGive = code === null || code === 1000 || code >= 3000;
  return {
    do: 'close',
    code: mayGive ? code : 1000,
    reason: code === null || (reason === '' && chance.is(0.5)) ? null : reason,
    via: chance.is(0.25) ? 'borrowed' : 'own',
    sendsAfter: chance.is(0.3) ? chance.between(1, 5) : 0,
  };
}

function drawCode(chance: Chance): [code: number | null, reason: string] {
  const code = chance.weighted<number | null>([
    [2, null],
    [3, 1000],
    [1, chance.pick([1001, 1003, 1007, 1008, 1009, 1011, 1012, 1013])],
    [4, chance.between(3000, 4999)],
  ]);
  return [code, code === null ? '' : chance.pick(['', 'bye', 'zu spät 水', 'x'.repeat(123)])];
}

function drawReply(chance: Chance): Reply {
  return chance.weighted<Reply>([
    [6, { do: 'echo' }],
    [2, { do: 'echo-code' }],
    [1, { do: 'answer', code: chance.between(3000, 4999), reason: 'mine' }],
    [1, { do: 'drop', after: chance.upTo(500) }],
  ]);
}

function drawSend(chance: Chance): PageSend {
  const kind = chance.pick<SendKind>(['ascii', 'utf-8', 'lone', 'arraybuffer', 'view', 'blob']);
  return { do: 'send', kind, size: drawSize(chance), via: chance.is(0.2) ? 'borrowed' : 'own' };
}

function drawServerSend(chance: Chance): ServerSend {
  const kind = chance.pick(['ascii', 'utf-8', 'binary'] as const);
  return { do: 'send', kind, size: drawSize(chance), frames: chance.is(0.15) ? chance.between(2, 3) : 1 };
}

function drawSize(chance: Chance): number {
  return chance.weighted([
    [1, 0],
    [4, chance.between(1, 130)],
    [3, chance.between(100, 5_000)],
    [1, chance.between(60_000, 70_000)],
  ]);
}

/** Short ones are as likely as long ones. */
function drawTime(chance: Chance, least: number, most: number): number {
  return Math.round(least + (most - least) * chance.next() ** 2);
}

/** The numbers of a seed (mulberry32, public domain). */
class Chance {
  #state: number;

  constructor(seed: number) {
    // Seeds that follow each other are to have nothing in common.
    this.#state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  is(probability: number): boolean {
    return this.next() < probability;
  }

  /** Both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  upTo(most: number): number {
    return this.between(0, most);
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[this.upTo(values.length - 1)];
    if (value === undefined) throw new RangeError('There is nothing to pick from');
    return value;
  }

  weighted<Value>(choices: readonly (readonly [weight: number, value: Value])[]): Value {
    let left = this.next() * choices.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    throw new RangeError('There is nothing to choose from');
  }
}
