import { effect } from '@preact/signals';
import { afterEach, expect, it, describe as suite } from 'vitest';
import type { Dictionary } from '../../data/dictionary';
import { closed, entryOf } from '../model/entry.fixture';
import { BUILT_IN } from '../reference/built-in';
import { createDictionarySet } from '../reference/dictionary-set';
import { annotate } from './annotate';
import { activeDictionaries, candidatesFor } from './application-protocol';
import { classify } from './classify';
import { explain } from './explain';

const OWN: Dictionary = {
  id: 'acme',
  name: 'Acme chat',
  kind: 'application',
  detect: { hosts: ['chat.acme.example'] },
  codes: [{ code: 4207, name: 'Kicked', meaning: 'A moderator removed you.' }],
  source: 'Acme',
};
const call = { at: 1, state: 'open', code: 1000, reason: null, codeType: null, stack: null } as const;
const builtIn = activeDictionaries.peek();

afterEach(() => {
  activeDictionaries.value = builtIn;
});

suite('the dialect of a connection', () => {
  it('names a code of the application, and says how the protocol was recognised', () => {
    const entry = entryOf({ outcome: closed(4401), protocol: 'graphql-transport-ws' });
    expect(classify(entry).application).toMatchObject({
      name: 'Unauthorized',
      renames: true,
      detection: { by: 'subprotocol', evidence: 'graphql-transport-ws' },
    });
    expect(explain(entry).headline).toBe('The server closed it: **4401 Unauthorized** (graphql-transport-ws).');
  });

  it('adds to a code of the standard what the protocol uses it for, and leaves it its name', () => {
    const entry = entryOf({ outcome: closed(1012), url: 'wss://x.example/live/websocket?vsn=2.0.0' });
    expect(annotate(entry)).toMatchObject({ name: 'Service Restart', application: 'Phoenix Channels / LiveView' });
    expect(annotate(entry).meaning).toContain('drainer');
    expect(explain(entry).advice).toContain('drainer');
  });

  it('has no word on a standard code that only the other side would send so', () => {
    const url = 'wss://gateway.discord.gg/';
    expect(classify(entryOf({ outcome: closed(1000), url })).application).toBeNull();
    expect(classify(entryOf({ outcome: closed(1000), url, closeCall: call })).application).toMatchObject({
      name: 'Client normal close',
    });
  });

  it("is nobody's where no protocol is recognised: then there are candidates, and the name stays the standard's", () => {
    const entry = entryOf({ outcome: closed(4001), url: 'wss://nobody.example/' });
    expect(classify(entry).application).toBeNull();
    expect(annotate(entry)).toMatchObject({ name: 'Private use', application: null });
    expect(candidatesFor(entry).length).toBeGreaterThan(3);
  });

  it('changes with the dictionaries in force, and whoever showed it is told', () => {
    const entry = entryOf({ outcome: closed(4207), url: 'wss://chat.acme.example/' });
    const shown: string[] = [];
    const stop = effect(() => {
      shown.push(annotate(entry).name);
    });
    activeDictionaries.value = createDictionarySet(BUILT_IN, [OWN]);
    activeDictionaries.value = createDictionarySet(BUILT_IN);
    stop();
    expect(shown).toEqual(['Private use', 'Kicked', 'Private use']);
  });
});
