import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { failure } from '../evidence/unreachable';
import { broke, RESERVED } from '../examples/server-closes.fixture';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

/** What broken compression looks like from the outside. */
const COMPRESSION_SENTENCE = /^(?:One or more reserved bits are on|Invalid frame header|Could not decode a text frame)/;

const INFLATE_SENTENCE = /inflat|compress/i;

export const compressionBug: Cause<'compression-bug'> = {
  id: 'compression-bug',
  title: 'Compression went wrong',
  explanation: 'The frames are broken while permessage-deflate is on: server and proxy disagree about compression.',
  change: 'Turn permessage-deflate off in the server and try again; then look for a proxy that touches it.',
  where: 'server',
  role: 'fault',
  sources: ['github:sta/websocket-sharp#120', 'RFC 7692 §6'],
  fixes: ['ws-no-compression'],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate(end) {
    if (
      !end.failure ||
      !COMPRESSION_SENTENCE.test(end.failure.sentence) ||
      !/permessage-deflate/.test(end.record.extensions)
    )
      return null;
    // Text that is no frame at all looks the same as a frame whose compression went wrong.
    const isSure = INFLATE_SENTENCE.test(end.failure.sentence);
    const support: Observation[] = [...failure(end), { fact: 'extensions', extensions: end.record.extensions }];
    return { level: isSure ? 'likely' : 'possible', support };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'reserved bits with compression': {
      level: 'possible',
      log: [broke(RESERVED, { extensions: 'permessage-deflate' })],
    },
  },
  misses: {
    'reserved bits without': [broke(RESERVED)],
    'an unknown opcode with it': [broke('Unrecognized frame opcode: 3', { extensions: 'permessage-deflate' })],
    'a cut with it': [ended({ record: { extensions: 'permessage-deflate' } })],
  },
});
