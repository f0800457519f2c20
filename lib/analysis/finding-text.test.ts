import { expect, test } from 'vitest';
import type { LogEntry } from '../model/entry';
import { diagnose } from './diagnosis';
import { closedByPage, ended, several } from './entries.fixture';
import { EXAMPLES } from './examples/examples';
import { levelText, nextText, observationText, verdictText } from './finding-text';

const saidOf = (log: readonly LogEntry[], cause: string): string[] =>
  diagnose(log)
    .of('f00d:1')
    .find((finding) => finding.cause === cause)
    ?.support.map(observationText) ?? [];

const NGINX = { status: 101, responseHeaders: [{ name: 'Server', value: 'openresty' }] };

test('an idle time-out is told by its numbers', () => {
  const log = several(4, 400_000, (plan) =>
    ended({ ...plan, age: 90_000 + 7_000 * plan.number, silence: 59_980, evidence: NGINX }),
  );
  expect(saidOf(log, 'idle-timeout')).toEqual([
    '59.98 s after the last message in either direction.',
    'No Close frame came.',
    '3 other sockets to this host ended after 60.0 s of silence.',
    '60 s is the default of nginx (proxy_read_timeout), Kubernetes ingress-nginx (proxy-read-timeout).',
  ]);
});

test("the page's own close() is told with its call site", () => {
  const log = [
    closedByPage({ call: { code: 4000, reason: 'bye', stack: 'at hangUp (https://app.example/chat.js:88:7)' } }),
  ];
  expect(saidOf(log, 'page-closed')).toEqual(['This page called close(4000, "bye"), from hangUp() at chat.js:88.']);
});

test('every fact of every example has words, with all of its numbers filled in', () => {
  for (const { fits } of EXAMPLES.values()) {
    for (const { log } of Object.values(fits)) {
      const diagnosis = diagnose(log);
      for (const { record } of log) {
        for (const { support, contradiction, level } of diagnosis.of(record.key)) {
          for (const fact of [...support, ...contradiction]) {
            expect(observationText(fact), fact.fact).toMatch(/\S{2}/);
            // What is quoted may hold anything.
            if (fact.fact !== 'exception')
              expect(observationText(fact), fact.fact).not.toMatch(/\$\d|undefined|NaN|null/);
          }
          expect(levelText(level)).toMatch(/^[A-Z]/);
        }
        for (const step of diagnosis.next(record.key)) expect(nextText(step, '12:04:05')).toMatch(/\.$/);
        for (const verdict of diagnosis.seriesOf(record.key)?.verdicts ?? [])
          expect(verdictText(verdict)).toMatch(/\w/);
      }
    }
  }
});
