import { BLINK_COMMON } from '../../../data/cause-sources';
import { urlParts } from '../../model/url-parts';
import { refused, threw } from '../entries.fixture';
import { mayBeForbidden } from '../evidence/concerns';
import { exception, isAboutPort, isInsecure, thrownBy } from '../evidence/forbidden';
import { policy, SECURE } from '../examples/forbidden.fixture';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

export const mixedContent: Cause<'mixed-content'> = {
  id: 'mixed-content',
  title: 'ws: in an https: page',
  explanation: 'A page loaded over https: may not open an unencrypted ws: connection.',
  change: 'Use wss: in the URL.',
  where: 'page',
  role: 'fault',
  sources: [BLINK_COMMON, 'W3C Mixed Content'],
  fixes: ['page-scheme'],
  concerns: mayBeForbidden,
  predicate(end) {
    const thrown = thrownBy(end);
    if (thrown?.name !== 'SecurityError' || thrown.policy || !isInsecure(end) || isAboutPort(thrown)) return null;
    const page = end.record.document.url;
    const support: Observation[] = [
      exception(thrown),
      { fact: 'insecure-url', url: `${end.scheme}://${end.host}`, page: urlParts(page).host || page },
    ];
    return /^https:/i.test(page) ? { level: 'certain', support } : { level: 'possible', support };
  },
};

export const examples = (): CauseExamples => {
  const httpPage = { document: { url: 'http://app.example/', startedAt: 0, top: true } };

  return {
    fits: {
      'ws: in an https: page': {
        level: 'certain',
        first: true,
        log: [threw('SecurityError', SECURE, { url: 'ws://chat.example/' })],
      },
      'in a frame without a URL of its own': {
        level: 'possible',
        log: [
          threw('SecurityError', SECURE, {
            url: 'ws://chat.example/',
            document: { url: 'about:srcdoc', startedAt: 0, top: false },
          }),
        ],
      },
    },
    misses: {
      'wss: in an https: page': [
        threw('SecurityError', 'The operation is insecure.', { url: 'wss://chat.example/' }, 'firefox'),
      ],
      'a policy forbade it': [
        threw('SecurityError', 'insecure', {
          url: 'ws://chat.example/',
          outcome: { kind: 'constructor-threw', name: 'SecurityError', message: 'insecure', policy },
        }),
      ],
      'ws: in an http: page that was refused': [refused(null, { url: 'ws://chat.example/', record: httpPage })],
    },
  };
};
