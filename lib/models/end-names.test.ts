import { expect, it, describe as suite } from 'vitest';
import { closed, entryOf } from '../record/entry.fixture';
import { endNames } from './end-names';

const discord = { url: 'wss://gateway.discord.gg/' };
const graphql = { protocol: 'graphql-transport-ws' };

suite("names of a log's codes", () => {
  it('are what the recognised applications call them', () => {
    const entries = [entryOf({ outcome: closed(4401), ...graphql }), entryOf({ outcome: closed(4014), ...discord })];
    expect(endNames(entries)).toEqual(
      new Map([
        [4401, 'Unauthorized'],
        [4014, 'Disallowed intents'],
      ]),
    );
  });

  it('are not told where connections disagree, or one is not recognised', () => {
    const unknown = entryOf({ outcome: closed(4401) });
    expect(endNames([entryOf({ outcome: closed(4401), ...graphql }), unknown]).size).toBe(0);
    expect(
      endNames([entryOf({ outcome: closed(4004), ...graphql }), entryOf({ outcome: closed(4004), ...discord })]).size,
    ).toBe(0);
  });

  it("are not told of the standard's codes, which have names of their own", () => {
    expect(endNames([entryOf({ outcome: closed(1000), ...discord })]).size).toBe(0);
  });
});
