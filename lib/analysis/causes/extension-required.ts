import { CODES } from '../../../data/cause-sources';
import { endedBy } from '../evidence/concerns';
import { serverSaid } from '../evidence/server-closes';
import { word } from '../examples/server-closes.fixture';
import type { Cause, CauseExamples } from './cause';

export const extensionRequired: Cause<'extension-required'> = {
  id: 'extension-required',
  title: 'An extension was missing',
  explanation: 'The connection was closed with 1010: an extension that one side needs was not agreed on.',
  change: 'Turn the extension on in the server; browsers know permessage-deflate alone.',
  where: 'server',
  role: 'fault',
  sources: [CODES],
  fixes: [],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate: serverSaid(1010),
};

export const examples = (): CauseExamples => word(1010);
