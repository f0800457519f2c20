import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { annotate } from '../analysis/annotate';
import { anyEntry, entryWith } from '../model/arbitrary';
import type { LogEntry } from '../model/entry';
import { evidenceOf } from '../model/entry.fixture';
import { CONTEXT } from './context.fixture';
import { COMMANDS, type CopiedAs, copied } from './copy';
import { FORMATS } from './formats';
import { plain } from './markdown';
import { createRedactor } from './redact';
import type { RedactionRule } from './redact-text';

// Properties are tried many times over, on machines that may have other work.
vi.setConfig({ testTimeout: 60_000 });

/** Twenty kinds of secret, each made from random bytes. */
const KINDS: Record<string, (random: Random) => string> = {
  'JSON Web Token': (r) => `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI${r.base64url(20)}.${r.base64url(43)}`,
  'unsigned JWT': (r) => `eyJhbGciOiJub25lIn0.${r.base64url(30)}.`,
  'hex key of 32': (r) => r.hex(32),
  'hex key of 64': (r) => r.hex(64),
  UUID: (r) => `${r.hex(8)}-${r.hex(4)}-4${r.hex(3)}-a${r.hex(3)}-${r.hex(12)}`,
  'base64 of 24': (r) => `${r.base64url(22)}==`,
  'base64url of 43': (r) => r.base64url(43),
  'lower case and digits': (r) => r.lower(32),
  'Stripe key': (r) => `sk_live_${r.base62(24)}`,
  'GitHub token': (r) => `ghp_${r.base62(36)}`,
  'fine-grained GitHub token': (r) => `github_pat_${r.base62(22)}`,
  'GitLab token': (r) => `glpat-${r.base62(20)}`,
  'Slack token': (r) => `xoxb-${r.digits(12)}-${r.base62(24)}`,
  'AWS key id': (r) => `AKIA${r.upper(16)}`,
  'Google API key': (r) => `AIza${r.base62(35)}`,
  'Google OAuth token': (r) => `ya29.${r.base62(60)}`,
  'npm token': (r) => `npm_${r.base62(36)}`,
  'Hugging Face token': (r) => `hf_${r.base62(34)}`,
  'Telegram bot token': (r) => `${r.digits(9)}:AA${r.base62(33)}`,
  'password of a person': (r) => `Tr0ub4dor-${r.lower(5)}`,
};

class Random {
  constructor(private state: number) {}

  private pick(alphabet: string, length: number): string {
    let text = '';
    for (let index = 0; index < length; index++) {
      this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
      text += alphabet.charAt((this.state >>> 8) % alphabet.length);
    }
    return text;
  }
  // At least one digit and one letter of each kind, as random keys of that length have.
  hex = (length: number) =>
    this.pick('0123456789abcdef', length - 2 > 0 && length >= 16 ? length - 2 : length) + (length >= 16 ? 'a7' : '');
  digits = (length: number) => this.pick('0123456789', length);
  lower = (length: number) => this.pick('abcdefghijklmnopqrstuvwxyz0123456789', length);
  upper = (length: number) => this.pick('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', length);
  base62 = (length: number) => this.pick('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', length);
  base64url = (length: number) => this.pick('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', length);
}

/** Fifteen places where a page, a server or a browser may put it. Short secrets only where a name says what they are. */
const PLACES: Record<string, (secret: string) => LogEntry> = {
  'user name': (s) => entryWith({ url: `wss://${encodeURIComponent(s)}@example.com/` }),
  password: (s) => entryWith({ url: `wss://user:${encodeURIComponent(s)}@example.com/a` }),
  'query value': (s) => entryWith({ url: `wss://example.com/a?room=7&access_token=${s}&v=2` }),
  'encoded query value': (s) => entryWith({ url: `wss://example.com/a?apiKey=${encodeURIComponent(s)}` }),
  'URL within a URL': (s) =>
    entryWith({
      url: `wss://example.com/?next=${encodeURIComponent(`https://x.example/?token=${encodeURIComponent(s)}&a=1`)}`,
    }),
  fragment: (s) => entryWith({ document: { url: `https://example.com/#id_token=${s}`, startedAt: 1, top: true } }),
  reason: (s) =>
    entryWith({
      outcome: { kind: 'closed', code: 4401, reason: `token ${s} has expired`, wasClean: true, errorEvent: false },
    }),
  'reason in JSON': (s) =>
    entryWith({
      outcome: {
        kind: 'closed',
        code: 4401,
        reason: JSON.stringify({ error: 'x', session: s }),
        wasClean: true,
        errorEvent: false,
      },
    }),
  'reason of the page': (s) =>
    entryWith({ closeCall: { at: 1, state: 'open', code: 4000, reason: `Bearer ${s}`, codeType: null, stack: null } }),
  'initiator URL': (s) => entryWith({ initiator: `at f (https://example.com/chat.js?key=${s}:8:12)` }),
  'Authorization header': (s) => withHeader('Authorization', `Bearer ${s}`),
  'Cookie header': (s) => withHeader('Cookie', `theme=dark; sid=${s}`),
  'API key header': (s) => withHeader('X-Api-Key', s),
  subprotocol: (s) => entryWith({ requestedProtocols: ['access_token', s] }),
  'subprotocol header': (s) => withHeader('Sec-WebSocket-Protocol', `chat, access_token, ${s}`),
};

function withHeader(name: string, value: string): LogEntry {
  return entryWith(
    {},
    {
      evidence: evidenceOf({ status: 403, statusText: 'Forbidden', requestHeaders: [{ name, value }] }),
    },
  );
}

const planted = Object.entries(KINDS).flatMap(([kind, make], row) =>
  Object.entries(PLACES).map(([place, put], column) => {
    const secret = make(new Random(row * 100 + column));
    return { kind, place, secret, entry: put(secret) };
  }),
);

/** As it is, in a query, in a query within a query, and in Markdown. */
function appearsIn(file: string, secret: string): boolean {
  const encoded = encodeURIComponent(secret);
  return [secret, encoded, encodeURIComponent(encoded), plain(secret)].some((form) => file.includes(form));
}

describe.each(FORMATS)('in $id', (format) => {
  const write = (entries: LogEntry[]) => [...format.write(entries, CONTEXT)].join('');

  it(`none of ${planted.length} secrets of ${Object.keys(KINDS).length} kinds is left`, () => {
    const { redact } = createRedactor();
    const file = write(planted.map(({ entry }) => redact(entry)));
    const left = planted.filter(({ secret }) => appearsIn(file, secret));
    expect(left.map(({ kind, place }) => `${kind} as ${place}`)).toEqual([]);
  });

  it('all of them are there without redaction, where the format has the field', () => {
    const { redact, note } = createRedactor({ rules: new Set() });
    expect(note).toBeNull();
    const carried = planted.filter(
      ({ place }) => format.id === 'json' || place === 'query value' || place === 'reason',
    );
    for (const { entry, secret } of carried) {
      expect(appearsIn(write([redact(entry)]), secret)).toBe(true);
    }
  });
});

describe.each<CopiedAs>(['markdown', 'json', 'url', ...COMMANDS])('copied as %s', (as) => {
  it('none is left', () => {
    const redactor = createRedactor();
    const left = planted.filter(({ entry, secret }) => appearsIn(copied(entry, as, redactor) ?? '', secret));
    expect(left.map(({ kind, place }) => `${kind} as ${place}`)).toEqual([]);
  });

  it('what stands in the URL is there without redaction', () => {
    const plainly = createRedactor({ rules: new Set() });
    for (const { entry, secret, place } of planted) {
      if (place === 'query value') expect(appearsIn(copied(entry, as, plainly) ?? '', secret)).toBe(true);
    }
  });
});

describe('redaction', () => {
  const url = (text: string) => createRedactor().redact(entryWith({ url: text })).record.url;

  it.each([
    ['wss://user:hunter2@example.com/a', 'wss://redacted-1:redacted-2@example.com/a'],
    ['wss://example.com/a?token=x&room=7', 'wss://example.com/a?token=redacted-1&room=7'],
    ['wss://example.com/hooks/6f1ed002ab5595859014ebf0951522d9/in', 'wss://example.com/hooks/redacted-1/in'],
    ['wss://a.example/?s=6f1ed002ab5595859014ebf0951522d9', 'wss://a.example/?s=redacted-1'],
    ['wss://example.com/?password=', 'wss://example.com/?password='],
  ])('%s', (before, after) => {
    expect(url(before)).toBe(after);
  });

  it.each([
    'wss://example.com/graphql-transport-ws/notifications?transport=websocket&EIO=4',
    'ws://localhost:8080/chat/room-12/2026-11-22?version=2.10.3&lang=zh-Hans-CN&order=descending',
    'wss://gateway.discord.gg/?v=10&encoding=json&compress=zlib-stream',
    'wss://example.com/internationalization/administratorNotifications',
  ])('leaves %s', (plain) => {
    expect(url(plain)).toBe(plain);
  });

  it.each([
    'token expired',
    'session timed out',
    'Invalid key',
    'Going away',
    'password required',
    'idle for 60000 ms',
  ])('leaves the reason %j', (reason) => {
    const outcome = { kind: 'closed', code: 4000, reason, wasClean: true, errorEvent: false } as const;
    expect(createRedactor().redact(entryWith({ outcome })).record.outcome).toEqual(outcome);
  });

  it('gives a value the same pseudonym in every row and field, and another value another', () => {
    const { redact } = createRedactor();
    const one = redact(entryWith({ url: 'wss://example.com/?token=aaa111' })).record.url;
    const two = redact(entryWith({ url: 'wss://example.com/?token=bbb222' })).record.url;
    const again = redact(entryWith({ url: 'wss://example.com/?token=aaa111' })).record.url;
    expect(one).toBe(again);
    expect(one).not.toBe(two);
  });

  it('finds in a reason what the URL showed to be a secret', () => {
    const outcome = {
      kind: 'closed',
      code: 4401,
      reason: 'who is swordfish?',
      wasClean: true,
      errorEvent: false,
    } as const;
    const entry = createRedactor().redact(entryWith({ url: 'wss://example.com/?password=swordfish', outcome }));
    expect(JSON.stringify(entry)).not.toContain('swordfish');
  });

  it('applies only the rules that are on, and names them', () => {
    const rules = new Set<RedactionRule>(['url-credentials']);
    const { redact, note } = createRedactor({ rules });
    expect(note).toEqual({ rules: ['url-credentials'], pseudonym: 'redacted-N' });
    expect(redact(entryWith({ url: 'wss://me@a.example/?token=abc' })).record.url).toBe(
      'wss://redacted-1@a.example/?token=abc',
    );
  });

  it('leaves keys, codes, times and what was redacted before as they are', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const once = createRedactor().redact(entry);
        expect(once.record.key).toBe(entry.record.key);
        expect(once.record.outcome.kind).toBe(entry.record.outcome.kind);
        expect(annotate(once)).toMatchObject({ code: annotate(entry).code, durationMs: annotate(entry).durationMs });
        expect(createRedactor().redact(once)).toEqual(once);
      }),
      { numRuns: 300 },
    );
  });

  it('tells a preview of every replacement', () => {
    const seen: string[][] = [];
    createRedactor({ onReplace: (...what) => seen.push(what) }).redact(
      entryWith({ url: 'wss://a.example/?token=abc123' }),
    );
    expect(seen).toContainEqual(['named-values', 'abc123', 'redacted-1']);
  });
});
