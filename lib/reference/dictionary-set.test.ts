import { describe, expect, it } from 'vitest';
import type { Dictionary } from '../../data/dictionary';
import { BUILT_IN } from './built-in';
import { createDictionarySet } from './dictionary-set';

const dictionaries = createDictionarySet(BUILT_IN);
const on = (url: string, protocol = '') => ({ url, protocol });

describe('what an application means by a code', () => {
  it('is what the recognised protocol says, with how it was recognised', () => {
    const connection = on('wss://x/graphql', 'graphql-transport-ws');
    expect(dictionaries.meaning(4401, connection)).toMatchObject({
      name: 'Unauthorized',
      from: 'code',
      bestHttp: { label: '≈ 401' },
      detection: { by: 'subprotocol', evidence: 'graphql-transport-ws' },
    });
  });

  it.each([
    ['wss://ws-eu.pusher.com/', '', 4150, 'Back off', 'wait'],
    ['wss://ws-eu.pusher.com/', '', 4099, 'Refused', 'no'],
    ['wss://ws-eu.pusher.com/', '', 4299, 'Reconnect', 'yes'],
    ['wss://x/connection/websocket', '', 3499, 'Reconnect', 'yes'],
    ['wss://x/connection/websocket', '', 3999, 'Terminal', 'no'],
    ['wss://x/connection/websocket', '', 4500, 'Terminal (application)', 'no'],
  ])('follows a rule for many codes: %s %s %i', (url, protocol, code, name, reconnect) => {
    expect(dictionaries.meaning(code, on(url, protocol))).toMatchObject({ from: 'range', name, entry: { reconnect } });
  });

  it('reads 44xx as 4000 plus an HTTP status where the protocol does', () => {
    const graphql = on('wss://x/', 'graphql-transport-ws');
    expect(dictionaries.meaning(4404, graphql)).toMatchObject({ name: 'Not Found', bestHttp: { status: 404 } });
    expect(dictionaries.meaning(4499, graphql)?.from).toBe('code');
    const reported = BUILT_IN.find(({ id }) => id === 'graphql-transport-ws')?.codes.map(({ code }) => code) ?? [];
    const untold = [4498, 4497, 4496, 4495, 4494].find((code) => !reported.includes(code)) ?? Number.NaN;
    expect(dictionaries.meaning(untold, graphql)).toBeNull();
  });

  it('is nothing where the protocol has no word on the code', () => {
    expect(dictionaries.meaning(4999, on('wss://gateway.discord.gg/'))).toBeNull();
    expect(dictionaries.meaning(4000.5, on('wss://ws-eu.pusher.com/'))).toBeNull();
  });

  it('is never told by a hint', () => {
    expect(dictionaries.meaning(4401, on('wss://x/graphql'))).toBeNull();
  });

  it('is asked of what runs underneath when the application says nothing', () => {
    const connection = on('wss://me.workers.dev/', 'graphql-ws');
    expect(dictionaries.meaning(1011, connection)?.dictionary.id).toBe('graphql-ws-legacy');
    expect(dictionaries.meaning(1006, connection)?.dictionary.id).toBe('cloudflare-workers');
  });

  it('keeps the equivalents of the protocol’s own codes', () => {
    expect(dictionaries.meaning(1011, on('wss://x/', 'wamp.2.json'))?.bestHttp.label).toBe('= 500');
    expect(dictionaries.meaning(3000, on('wss://x/connection/websocket'))?.bestHttp.label).toBe('none');
  });
});

describe('candidates for a code', () => {
  const order = (code: number, url: string, protocol = '') =>
    dictionaries.candidates(code, on(url, protocol)).map(({ dictionary, likelihood }) => [dictionary.id, likelihood]);

  it('begin with what something hints at', () => {
    expect(order(4401, 'wss://x/graphql')[0]).toEqual(['graphql-transport-ws', 'hinted']);
    expect(order(4009, 'wss://x/app/key')[0]).toEqual(['pusher', 'hinted']);
  });

  it('end with those whose connections would be recognised', () => {
    const all = order(4001, 'wss://x/y');
    expect(all).toContainEqual(['discord-gateway', 'unlikely']);
    expect(all).toContainEqual(['colyseus', 'possible']);
    const ranks = all.map(([, likelihood]) => ['hinted', 'possible', 'unlikely'].indexOf(likelihood ?? ''));
    expect(ranks).toEqual([...ranks].sort());
  });

  it('do not rule anybody out where nothing is known of the connection', () => {
    const ids = dictionaries.candidates(4004).filter(({ likelihood }) => likelihood === 'possible');
    expect(ids.map(({ dictionary }) => dictionary.id)).toContain('discord-gateway');
  });

  it('hold a code that a client makes up for unlikely', () => {
    expect(
      dictionaries.candidates(4499).find(({ dictionary }) => dictionary.id === 'graphql-transport-ws'),
    ).toMatchObject({
      likelihood: 'unlikely',
    });
  });

  it('are none for a code that nobody uses', () => {
    expect(dictionaries.candidates(2500)).toEqual([]);
  });
});

describe('a dictionary of one’s own', () => {
  const own: Dictionary = {
    id: 'chat',
    name: 'Our chat',
    kind: 'application',
    detect: { hosts: ['chat.example.com'] },
    codes: [{ code: 4001, name: 'Kicked', meaning: 'A moderator removed the user.' }],
    source: 'https://wiki.example.com/chat',
  };

  it('comes before the built-in ones', () => {
    const both = createDictionarySet(BUILT_IN, [{ ...own, detect: { subprotocols: ['graphql-transport-ws'] } }]);
    expect(both.detect(on('wss://x/', 'graphql-transport-ws')).map(({ dictionary }) => dictionary.id)).toEqual([
      'chat',
      'graphql-transport-ws',
    ]);
    expect(both.uses(4001)[0]?.name).toBe('Kicked');
  });

  it('takes the place of a built-in one of the same id', () => {
    const replaced = createDictionarySet(BUILT_IN, [{ ...own, id: 'discord-gateway' }]);
    expect(replaced.dictionaries).toHaveLength(BUILT_IN.length);
    expect(replaced.meaning(4004, on('wss://gateway.discord.gg/'))).toBeNull();
    expect(replaced.meaning(4001, on('wss://chat.example.com/'))?.name).toBe('Kicked');
  });
});
