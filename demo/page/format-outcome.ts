import type { PageOutcome } from '../fault';

/** What the page was told, as one line: so little, and so often the same. */
export function formatOutcome({ how, opened, errorEvent, code, reason, wasClean, threw }: PageOutcome): string {
  const events = [
    ...threw.map((error) => `threw ${error}`),
    ...(opened ? ['open'] : []),
    ...(errorEvent ? ['error'] : []),
    ...(code === null ? [] : [`close ${code} ${JSON.stringify(reason)} ${wasClean ? 'clean' : 'not clean'}`]),
  ];
  return [...events, ...ENDS[how]].join(' · ');
}

const ENDS: Record<PageOutcome['how'], string[]> = {
  closed: [],
  threw: [],
  'error-without-close': ['and never a close'],
  navigated: ['then the document was gone'],
  'gave-up': ['and nothing more'],
  'not-supported': ['this browser does not have it'],
};
