import { describe, expect, it } from 'vitest';
import type { Fault } from '../demo/fault';
import { findFault } from '../demo/faults';
import { closed, entryOf, failedEntry } from '../lib/model/entry.fixture';
import { differences, entriesByFault, faultOf } from './compare-records';
import { tableOf } from './table';

const fault = (id: string): Fault => {
  const found = findFault(id);
  if (!found) throw new RangeError(`The demo has no fault ${id}`);
  return found;
};

const OPENED = { status: 101 };
const REFUSED = { failure: 'Error during WebSocket handshake: Unexpected response code: 403', status: 403 };

describe('what was recorded of a fault', () => {
  it('is right when all is as it was caused', () => {
    expect(
      differences(fault('close-1011'), [entryOf({ outcome: closed(1011, 'keepalive ping timeout') }, OPENED)]),
    ).toEqual([]);
    expect(differences(fault('status-403'), [failedEntry(REFUSED)])).toEqual([]);
  });

  it('is wrong in each thing that is not, by its name', () => {
    const other = entryOf({ outcome: closed(1006, 'x', false), openedAt: null }, { status: 101 });
    expect(differences(fault('close-1011'), [other])).toEqual([
      'code 1006, expected 1011',
      'reason "x", expected "keepalive ping timeout"',
      'wasClean false, expected true',
      'closed by "network", expected "server"',
      'opened false, expected true',
    ]);
    expect(
      differences(fault('status-403'), [
        failedEntry({ ...REFUSED, failure: REFUSED.failure.replace('403', '404'), status: 404 }),
      ]),
    ).toEqual([expect.stringMatching(/^status 404, expected 403/), expect.stringMatching(/^failure /)]);
    expect(differences(fault('status-403'), [failedEntry(null)])).toContain('no evidence from the network log');
  });

  it('is wrong when it is missing, or there twice', () => {
    const entry = failedEntry(REFUSED);
    expect(differences(fault('status-403'), [])).toEqual(['not recorded']);
    expect(differences(fault('status-403'), [entry, entry])).toEqual(['recorded 2 times']);
  });

  it('must be nothing where nobody can see', () => {
    expect(differences(fault('shared-worker'), [])).toEqual([]);
    expect(differences(fault('shared-worker'), [failedEntry()])).toEqual(['1 records, expected none']);
  });
});

it('knows a fault by its socket’s URL', () => {
  expect(faultOf('ws://localhost:1234/fault/close-1000')).toBe('close-1000');
  expect(faultOf('ws://localhost:undefined/fault/bad-url#part')).toBe('bad-url');
  expect(faultOf('ws://localhost:1234/close')).toBe(null);
  expect(faultOf(null)).toBe(null);
  const one = entryOf({ url: 'ws://localhost/fault/dropped' });
  expect(entriesByFault([one, entryOf()])).toEqual(new Map([['dropped', [one]]]));
});

describe('the table', () => {
  const url = 'ws://localhost:1/fault/close-4000';
  const shown = {
    codeLabel: '4000',
    name: 'Private use',
    category: 'private',
    http: { text: 'none' },
    reason: 'bye',
    closedBy: 'server',
  };

  it('has a line for each fault, and counts those that are wrong', () => {
    const entry = entryOf({ url, outcome: closed(4000, 'bye') }, OPENED);
    const { text, wrong } = tableOf([fault('close-4000'), fault('dropped')], [{ entry, shown }]);
    expect(wrong).toBe(1);
    expect(text.split('\n').slice(1)).toEqual([
      '✓  close-4000  4000       Private use  private   none  server     bye',
      '✗  dropped     (nothing)',
      '     not recorded',
    ]);
  });

  it('lets no reason steer the terminal', () => {
    const reason = '\u001b[2J\u202egone\n';
    const entry = entryOf({ url, outcome: closed(4000, reason) }, OPENED);
    expect(tableOf([fault('close-4000')], [{ entry, shown: { ...shown, reason } }]).text).toContain('·[2J·gone·');
  });
});
