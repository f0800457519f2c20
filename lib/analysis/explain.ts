import { i18n } from '#i18n';
import { durationText } from '../i18n/format';
import { local } from '../i18n/translation';
import type { LogEntry } from '../model/entry';
import { isEndUnknown } from '../model/outcome';
import type { EpochMs, Outcome, SocketRecord } from '../model/record';
import { lookUp } from '../reference/look-up';
import { annotate } from './annotate';
import { type ApplicationCodeMeaning, classify, hasCloseFrame } from './classify';
import type { HandshakeExplanation } from './handshake';
import { calledFrom, type Explanation, failureText, verbatim } from './sentences';

/** The sentences for one entry. Made when it is read, not for every row. */
export function explain(entry: LogEntry): Explanation {
  const { outcome, createdAt, endedAt } = entry.record;
  switch (outcome.kind) {
    case 'closed':
      return explainClosed(entry, outcome);
    case 'handshake-failed':
      return explainFailure(entry);
    case 'unseen':
      if (annotate(entry).phase !== null) return explainFailure(entry);
      if (isEndUnknown(entry.record)) {
        return {
          headline: i18n.t('end.headline.workerOpened', [durationText(endedAt - createdAt)]),
          advice: i18n.t('end.advice.workerOpened'),
        };
      }
      return {
        headline: i18n.t('end.headline.worker', [durationText(endedAt - createdAt)]),
        advice: i18n.t('end.advice.worker'),
      };
    case 'blocked':
      return outcome.policy
        ? {
            headline: i18n.t('end.headline.policy', [outcome.policy.directive]),
            advice: i18n.t('end.advice.policy', [origin(entry), outcome.policy.directive]),
          }
        : { headline: i18n.t('end.headline.blocked'), advice: i18n.t('end.advice.blocked') };
    case 'constructor-threw':
      if (outcome.policy) {
        return {
          headline: i18n.t('end.headline.policy', [outcome.policy.directive]),
          advice: i18n.t('end.advice.policy', [origin(entry), outcome.policy.directive]),
        };
      }
      return {
        headline: i18n.t('end.headline.threw', [verbatim(outcome.name), calledFrom(entry.record.initiator)]),
        advice: verbatim(outcome.message),
      };
    case 'page-went-away':
      return {
        headline: i18n.t(`end.headline.away.${outcome.state}`),
        advice: i18n.t(outcome.persisted ? 'end.advice.awayPersisted' : 'end.advice.away'),
      };
  }
}

/** Scheme and host of the socket, as a Content Security Policy would list it. */
function origin(entry: LogEntry): string {
  return verbatim(/^[a-z]+:\/\/[^/?#]*/i.exec(entry.record.url ?? '')?.[0] ?? '');
}

type Closed = Extract<Outcome, { kind: 'closed' }>;

/** Below this the connection was in use when it broke, and silence explains nothing. Milliseconds. */
const SILENCE = 5_000;

/** The sentences for a socket that had been open. */
function explainClosed(entry: LogEntry, outcome: Closed): Explanation {
  if (!hasCloseFrame(outcome)) return explainLost(entry);
  switch (classify(entry).closedBy) {
    case 'page':
      return closedByPage(entry, outcome);
    case 'both':
      return closedByBoth(entry, outcome);
    case 'navigation':
      return { headline: i18n.t('end.headline.away.open'), advice: i18n.t('end.advice.awayClosed') };
    default:
      return closedByServer(entry, outcome);
  }
}

function closedByServer(entry: LogEntry, { code, wasClean }: Closed): Explanation {
  if (code === 1005) {
    return { headline: i18n.t('end.headline.serverNoCode'), advice: i18n.t('end.advice.serverNoCode') };
  }
  const dialect = classify(entry).application;
  if (dialect?.renames) {
    const { name, entry: reported } = dialect;
    const meaning = local(dialect.meaning);
    return {
      headline: i18n.t('end.headline.serverDialect', [`${code} ${verbatim(name)}`, verbatim(spokenName(dialect))]),
      advice: verbatim(
        reported.advice === undefined ? meaning : i18n.t('end.advice.code', [meaning, local(reported.advice)]),
      ),
    };
  }
  const headline = i18n.t('end.headline.server', [label(code)]);
  if (dialect) {
    const advice = i18n.t('end.advice.usedBy', [verbatim(spokenName(dialect)), verbatim(local(dialect.meaning))]);
    return { headline, advice };
  }
  return { headline, advice: wasClean ? adviceFor(code) : i18n.t('end.advice.serverUnclean') };
}

function closedByPage(entry: LogEntry, { code }: Closed): Explanation {
  const { closeCall } = entry.record;
  const from = calledFrom(closeCall?.stack ?? null);
  const asked = closeCall?.code ?? null;
  const headline =
    asked === null ? i18n.t('end.headline.pageNoCode', [from]) : i18n.t('end.headline.page', [String(asked), from]);
  const { closingMs } = annotate(entry);
  return { headline, advice: i18n.t('end.advice.answered', [String(code), durationText(closingMs ?? 0)]) };
}

/** The page, and the server with a code that can be an answer or not. */
function closedByBoth({ record: { closeCall } }: LogEntry, { code }: Closed): Explanation {
  const asked = closeCall?.code ?? null;
  const from = calledFrom(closeCall?.stack ?? null);
  const advice = i18n.t('end.advice.both');
  if (asked === null) return { headline: i18n.t('end.headline.bothNoCode', [from, label(code)]), advice };
  return {
    headline:
      code === 1005
        ? i18n.t('end.headline.bothServerNoCode', [String(asked), from])
        : i18n.t('end.headline.both', [String(asked), from, label(code)]),
    advice,
  };
}

/** No Close frame came: the reason lies in what was seen around the end. */
function explainLost(entry: LogEntry): Explanation {
  const { record } = entry;
  const { openMs, closingMs, silentMs } = annotate(entry);
  const { summary } = classify(entry).handshake;
  if (summary !== null) {
    return {
      headline: i18n.t('end.headline.broken', [failureText(summary)]),
      advice: i18n.t('end.advice.broken'),
    };
  }
  const suspendedAt = lastSuspended(record);
  if (suspendedAt !== null && record.endedAt - suspendedAt < SILENCE) {
    return { headline: i18n.t('end.headline.frozen'), advice: i18n.t('end.advice.frozen') };
  }
  if (classify(entry).closedBy === 'page' && closingMs !== null) {
    return {
      headline: i18n.t('end.headline.unanswered', [
        durationText(closingMs),
        calledFrom(record.closeCall?.stack ?? null),
      ]),
      advice: i18n.t('end.advice.unanswered'),
    };
  }
  if (!record.online) {
    return { headline: i18n.t('end.headline.offline'), advice: i18n.t('end.advice.offline') };
  }
  const advice = i18n.t('end.advice.cut');
  if (silentMs !== null && silentMs >= SILENCE) {
    return { headline: i18n.t('end.headline.silent', [durationText(silentMs)]), advice };
  }
  return { headline: i18n.t('end.headline.cut', [durationText(openMs ?? 0)]), advice };
}

/** When the page was last frozen or left for the back-forward cache, or came back from there; `null`: never. */
function lastSuspended({ marks }: SocketRecord): EpochMs | null {
  // The mark of a page's first showing, which older logs hold, is no return.
  const left = marks.findIndex(({ what }) => what === 'pagehide');
  const suspended = marks.findLast(
    ({ what }, at) => what === 'freeze' || what === 'pagehide' || (what === 'pageshow' && left >= 0 && left < at),
  );
  return suspended?.at ?? null;
}

/** The protocol's name as one says it: without what its dictionary adds in brackets, unless that is the very name. */
function spokenName({ dictionary: { name }, detection: { evidence } }: ApplicationCodeMeaning): string {
  return name.endsWith(`(${evidence})`) ? evidence : name.replace(/ \([^()]*\)$/, '');
}

function label(code: number): string {
  return `${code} ${local(lookUp(code).name)}`;
}

function adviceFor(code: number): string {
  const { meaning, whatToDo } = lookUp(code);
  return whatToDo ? i18n.t('end.advice.code', [local(meaning), local(whatToDo)]) : local(meaning);
}

const REFUSED = new Set(['net::ERR_CONNECTION_REFUSED', 'NS_ERROR_CONNECTION_REFUSED']);

/** The sentences for a connection that never came up. */
function explainFailure(entry: LogEntry): Explanation {
  const { record } = entry;
  const { http, durationMs } = annotate(entry);
  const { handshake, closedBy: by } = classify(entry);
  if (http.kind === 'itself' && http.status !== null && handshake.phase === 'http-answer') {
    const answer = [http.status, handshake.statusText ?? ''].join(' ').trim();
    return {
      headline: i18n.t('end.headline.refused', [verbatim(answer)]),
      advice: i18n.t(`end.advice.status.${statusAdvice(http.status)}`),
    };
  }
  if (by === 'navigation') {
    return { headline: i18n.t('end.headline.away.connecting'), advice: i18n.t('end.advice.awayClosed') };
  }
  if (by === 'page') {
    const from = calledFrom(record.closeCall?.stack ?? null);
    return {
      headline: i18n.t('end.headline.cancelled', [durationText(durationMs), from]),
      advice: i18n.t('end.advice.cancelled'),
    };
  }
  if (handshake.summary !== null) return explainPhase(entry, handshake, failureText(handshake.summary));
  switch (handshake.missing) {
    case 'hidden':
      return { headline: i18n.t('end.headline.hidden'), advice: i18n.t('end.advice.hidden') };
    case 'not-watching':
      return { headline: i18n.t('end.headline.devtoolsClosed'), advice: i18n.t('end.advice.devtoolsClosed') };
    case 'no-access':
      return {
        headline: i18n.t('end.headline.noAccess'),
        advice: i18n.t('end.advice.noAccess', [verbatim(annotate(entry).host)]),
      };
    default:
      return { headline: i18n.t('end.headline.noReason'), advice: i18n.t('end.advice.noReason') };
  }
}

function explainPhase(entry: LogEntry, { phase, error }: HandshakeExplanation, why: string): Explanation {
  const host = verbatim(annotate(entry).host);
  switch (phase) {
    case 'tcp':
      return REFUSED.has(error ?? '')
        ? { headline: i18n.t('end.headline.tcpRefused', [host, why]), advice: i18n.t('end.advice.tcpRefused') }
        : { headline: i18n.t('end.headline.tcp', [host, why]), advice: i18n.t('end.advice.tcp') };
    case 'name-lookup':
      return { headline: i18n.t('end.headline.dns', [host, why]), advice: i18n.t('end.advice.dns') };
    case 'tls':
      return { headline: i18n.t('end.headline.tls', [host, why]), advice: i18n.t('end.advice.tls') };
    case 'proxy':
      return { headline: i18n.t('end.headline.proxy', [host, why]), advice: i18n.t('end.advice.proxy') };
    case 'blocked':
      return { headline: i18n.t('end.headline.blockedBecause', [why]), advice: i18n.t('end.advice.blockedBecause') };
    case 'upgrade-check':
      return { headline: i18n.t('end.headline.upgrade', [why]), advice: i18n.t('end.advice.upgrade') };
    case 'http-answer':
      return { headline: i18n.t('end.headline.answer', [why]), advice: i18n.t('end.advice.answer') };
    case 'cancelled':
      return explainGivenUp(entry);
    case 'open':
      return { headline: i18n.t('end.headline.broken', [why]), advice: i18n.t('end.advice.broken') };
    default:
      return { headline: i18n.t('end.headline.failed', [why]), advice: i18n.t('end.advice.noReason') };
  }
}

/** The browser gave it up by itself. */
function explainGivenUp(entry: LogEntry): Explanation {
  const { durationMs, url } = annotate(entry);
  return {
    headline: i18n.t('end.headline.givenUp', [durationText(durationMs)]),
    advice: i18n.t(/^wss:/i.test(url) ? 'end.advice.givenUpTls' : 'end.advice.givenUp'),
  };
}

/** Which advice goes with a status that was given instead of 101. */
function statusAdvice(status: number) {
  if (status >= 300 && status < 400) return 'redirect';
  if (status >= 500) return 'upstream';
  switch (status) {
    case 401:
    case 407:
      return 'credentials';
    case 403:
      return 'forbidden';
    case 404:
      return 'notFound';
    case 200:
    case 400:
    case 426:
      return 'noUpgrade';
    case 429:
      return 'tooMany';
    default:
      return 'other';
  }
}
