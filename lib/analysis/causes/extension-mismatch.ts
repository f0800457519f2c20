import { CHROMIUM_BASE } from '../../../data/cause-sources';
import { ended, refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { isAboutExtension } from '../evidence/refused';
import { reportedClaim } from '../evidence/unreachable';
import { H } from '../examples/refused.fixture';
import type { Cause, CauseExamples } from './cause';

export const extensionMismatch: Cause<'extension-mismatch'> = {
  id: 'extension-mismatch',
  title: 'An extension nobody agreed on',
  explanation: 'The answer names an extension, or a parameter of one, that the browser did not offer.',
  change: 'Have the server answer only with extensions that the request offers, or turn its compression off.',
  where: 'server',
  role: 'fault',
  sources: [CHROMIUM_BASE, 'RFC 6455 §9.1'],
  fixes: ['ws-no-compression'],
  concerns: endedBy('refused', 'cut', 'server'),
  predicate: (end) => reportedClaim(end, isAboutExtension(end)),
};

export const examples = (): CauseExamples => ({
  fits: {
    'one that was not offered': {
      level: 'certain',
      first: true,
      log: [
        refused(`${H}Found an unsupported extension 'x-zip' in 'Sec-WebSocket-Extensions' header`, { status: 101 }),
      ],
    },
    'bad parameters': {
      level: 'certain',
      first: true,
      log: [refused(`${H}Error in permessage-deflate: Unexpected parameter`, { status: 101 })],
    },
  },
  misses: {
    'the subprotocol is wrong': [
      refused(`${H}Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received`, { status: 101 }),
    ],
    'broken later, with compression': [
      ended({
        errorEvent: true,
        record: { extensions: 'permessage-deflate' },
        evidence: { status: 101, failure: 'Invalid frame header' },
      }),
    ],
  },
});
