import { expect, it, describe as suite } from 'vitest';
import { closed, entryOf } from '../model/entry.fixture';
import { codeNames } from './code-names';

const discord = { url: 'wss://gateway.discord.gg/' };
const graphql = { protocol: 'graphql-transport-ws' };

suite("names of a log's codes", () => {
  it('are what the recognised applications call them', () => {
    const entries = [entryOf({ outcome: closed(4401), ...graphql }), entryOf({ outcome: closed(4014), ...discord })];
    expect(codeNames(entries)).toEqual(
      new Map([
        [4401, 'Unauthorized'],
        [4014, 'Disallowed intents'],
      ]),
    );
  });

  it('are not told where connections disagree, or one is not recognised', () => {
    const unknown = entryOf({ outcome: closed(4401) });
    expect(codeNames([entryOf({ outcome: closed(4401), ...graphql }), unknown]).size).toBe(0);
    expect(
      codeNames([entryOf({ outcome: closed(4004), ...graphql }), entryOf({ outcome: closed(4004), ...discord })]).size,
    ).toBe(0);
  });

  it("are not told of the standard's codes, which have names of their own", () => {
    expect(codeNames([entryOf({ outcome: closed(1000), ...discord })]).size).toBe(0);
  });
});
