import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dictionary } from '../../data/dictionary';
import { BUILT_IN } from './built-in';
import { asPathPattern, createDetector } from './detect';
import { createDictionarySet } from './dictionary-set';

const detect = createDetector(BUILT_IN);
const best = (url: string, protocol = '', requestedProtocols: string[] | null = null) => {
  const [first] = detect({ url, protocol, requestedProtocols });
  return first ? [first.dictionary.id, first.by, first.evidence, first.sure] : null;
};

describe('recognising a connection', () => {
  it.each([
    [
      'wss://api.example.com/x',
      'graphql-transport-ws',
      ['graphql-transport-ws', 'subprotocol', 'graphql-transport-ws', true],
    ],
    ['wss://gateway.discord.gg/?v=10', '', ['discord-gateway', 'host', 'gateway.discord.gg', true]],
    ['wss://gateway-us-east1-b.discord.gg/', '', ['discord-gateway', 'host', 'gateway-us-east1-b.discord.gg', true]],
    ['ws://localhost:4455/', '', ['obs-websocket', 'host', 'localhost:4455', true]],
    ['wss://my.app/app/key?protocol=7&client=js', '', ['pusher', 'path', '/app/key?protocol', true]],
    ['wss://my.app/echo/123/a1b2c3/websocket', '', ['sockjs', 'path', '/echo/123/a1b2c3/websocket', true]],
    ['wss://my.app/socket.io/?EIO=4&transport=websocket', '', ['socketio', 'path', '/socket.io?EIO&transport', true]],
    [
      'wss://my.app/jupyter/api/kernels/1-2-3/channels',
      '',
      ['jupyter', 'path', '/jupyter/api/kernels/1-2-3/channels', true],
    ],
    ['wss://x.y/z', 'base64url.bearer.phx.dG9rZW4', ['phoenix', 'subprotocol', 'base64url.bearer.phx.dG9rZW4', true]],
    ['wss://api.example.com/graphql', '', ['graphql-transport-ws', 'path', '/graphql', false]],
  ])('%s with subprotocol “%s”', (url, protocol, expected) => {
    expect(best(url, protocol)).toEqual(expected);
  });

  it('takes the negotiated subprotocol, else those that were asked for', () => {
    expect(best('wss://x/', '', ['mqtt'])?.[0]).toBe('mqtt');
    expect(best('wss://x/', 'janus-protocol', ['mqtt', 'janus-protocol'])?.[0]).toBe('janus');
  });

  it('trusts a subprotocol before a host, a host before a path, an application before what it runs on', () => {
    const order = (url: string, protocol = '') => detect({ url, protocol }).map(({ dictionary }) => dictionary.id);
    expect(order('wss://gateway.discord.gg/cable', 'mqtt')).toEqual(['mqtt', 'discord-gateway', 'actioncable']);
    expect(order('wss://me.workers.dev/cable')).toEqual(['actioncable', 'cloudflare-workers']);
  });

  it('does not take a longer host or a deeper path for the one it knows', () => {
    expect(best('wss://gateway.discord.gg.evil.example/')).toBeNull();
    expect(best('wss://x/a/cable')).toBeNull();
    expect(best('wss://x/cablecar')).toBeNull();
    expect(best('ws://localhost:4456/')).toBeNull();
  });

  it('takes capitals and a slash at the end for what they are', () => {
    expect(best('wss://Gateway.Discord.GG/')?.[0]).toBe('discord-gateway');
    expect(best('wss://x/cable/')?.[0]).toBe('actioncable');
    expect(best('wss://x/Cable')).toBeNull();
  });

  it('recognises nothing by nothing, whatever the URL', () => {
    expect(detect({ url: null, protocol: '' })).toEqual([]);
    fc.assert(fc.property(fc.string(), fc.string(), (url, protocol) => Array.isArray(detect({ url, protocol }))));
  });

  it('gives each dictionary once', () => {
    const found = detect({ url: 'wss://ws-eu.pusher.com/app/key?protocol=7', protocol: '' });
    expect(found.map(({ dictionary }) => dictionary.id)).toEqual(['pusher', 'soketi', 'laravel-reverb']);
  });

  it('knows a connection by the page that opened it, where a dictionary says so', () => {
    const own: Dictionary = {
      id: 'own',
      name: 'Own',
      kind: 'application',
      detect: { pages: ['*.example.com'] },
      codes: [],
      source: 'a test',
    };
    const [found] = createDetector([own])({ url: 'wss://x/', protocol: '', documentUrl: 'https://app.example.com/a' });
    expect(found).toMatchObject({ by: 'page', evidence: 'app.example.com', sure: true });
  });
});

describe('each dictionary', () => {
  const filled = (pattern: string) => pattern.replaceAll('**', '').replaceAll('*', 'x7').replaceAll('#', '1');
  const dictionaries = createDictionarySet(BUILT_IN);
  const connections = BUILT_IN.flatMap(({ id, codes, detect: { subprotocols = [], hosts = [], paths = [] } = {} }) =>
    [
      ...subprotocols.map((token) => ({ url: 'wss://x/y', protocol: filled(token) })),
      ...hosts.map((host) => ({ url: `wss://${filled(host)}/`, protocol: '' })),
      ...paths.map(asPathPattern).map(({ path, query = [] }) => ({
        url: `wss://x${filled(path)}?${query.map((name) => `${name}=1`).join('&')}`,
        protocol: '',
      })),
    ].map((connection) => ({ id, codes, connection })),
  );

  it.each(connections)(
    '$id names all its codes on $connection.url $connection.protocol',
    ({ id, codes, connection }) => {
      expect(dictionaries.detect(connection)[0]).toMatchObject({ dictionary: { id }, sure: true });
      for (const { code, name } of codes) {
        expect(dictionaries.meaning(code, connection)).toMatchObject({ name, dictionary: { id } });
      }
    },
  );
});
