import { i18n } from '#i18n';
import { explainHandshake, type HandshakeExplanation } from '../handshake/explain';
import { closedBy } from './closed-by';
import { describe } from './describe';
import { durationText } from './duration';
import type { LogEntry } from './entry';
import type { Explanation } from './explanation';
import { calledFrom, failureText, verbatim } from './phrases';

const REFUSED = new Set(['net::ERR_CONNECTION_REFUSED', 'NS_ERROR_CONNECTION_REFUSED']);

/** The sentences for a connection that never came up. */
export function explainFailure(entry: LogEntry): Explanation {
  const { record } = entry;
  const { http, durationMs } = describe(entry);
  const handshake = explainHandshake(entry);
  if (http.kind === 'itself' && http.status !== null && handshake.phase === 'http-answer') {
    const answer = [http.status, handshake.statusText ?? ''].join(' ').trim();
    return {
      headline: i18n.t('end.headline.refused', [verbatim(answer)]),
      advice: i18n.t(`end.advice.status.${statusAdvice(http.status)}`),
    };
  }
  const by = closedBy(entry);
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
        advice: i18n.t('end.advice.noAccess', [verbatim(describe(entry).host)]),
      };
    default:
      return { headline: i18n.t('end.headline.noReason'), advice: i18n.t('end.advice.noReason') };
  }
}

function explainPhase(entry: LogEntry, { phase, error }: HandshakeExplanation, why: string): Explanation {
  const host = verbatim(describe(entry).host);
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
  const { durationMs, url } = describe(entry);
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
