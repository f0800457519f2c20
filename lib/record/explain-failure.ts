import { i18n } from '#i18n';
import type { ParsedFailure } from '../handshake/failure';
import { httpStatusText } from '../reference/http-status';
import { describe, failureOf } from './describe';
import { durationText } from './duration';
import type { LogEntry } from './entry';
import type { Explanation } from './explanation';
import { calledFrom, verbatim } from './phrases';

const REFUSED = new Set(['net::ERR_CONNECTION_REFUSED', 'NS_ERROR_CONNECTION_REFUSED']);

/** The sentences for a connection that never came up. */
export function explainFailure(entry: LogEntry): Explanation {
  const { record, evidence } = entry;
  const { http, durationMs } = describe(entry);
  const failure = failureOf(entry);
  if (http.kind === 'itself' && http.status !== null) {
    return {
      headline: i18n.t('end.headline.refused', [`${http.status} ${httpStatusText(http.status) ?? ''}`.trim()]),
      advice: statusAdvice(http.status),
    };
  }
  if (record.closeCall?.state === 'connecting') {
    return {
      headline: i18n.t('end.headline.cancelled', [durationText(durationMs), calledFrom(record.closeCall.stack)]),
      advice: i18n.t('end.advice.cancelled'),
    };
  }
  if (failure) return explainPhase(entry, failure);
  if (evidence) return { headline: i18n.t('end.headline.hidden'), advice: i18n.t('end.advice.hidden') };
  return entry.source.engine === 'chromium'
    ? { headline: i18n.t('end.headline.devtoolsClosed'), advice: i18n.t('end.advice.devtoolsClosed') }
    : { headline: i18n.t('end.headline.noReason'), advice: i18n.t('end.advice.noReason') };
}

function explainPhase(entry: LogEntry, { phase, error, summary }: ParsedFailure): Explanation {
  const host = verbatim(describe(entry).host);
  const why = verbatim(summary);
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
    case 'cancelled':
      return {
        headline: i18n.t('end.headline.cancelled', [durationText(describe(entry).durationMs), '']),
        advice: i18n.t('end.advice.cancelled'),
      };
    case 'upgrade-check':
      return { headline: i18n.t('end.headline.upgrade', [why]), advice: i18n.t('end.advice.upgrade') };
    case 'http-answer':
      return { headline: i18n.t('end.headline.answer', [why]), advice: i18n.t('end.advice.answer') };
    case 'open':
      return { headline: i18n.t('end.headline.broken', [why]), advice: i18n.t('end.advice.broken') };
    case null:
      return { headline: i18n.t('end.headline.failed', [why]), advice: i18n.t('end.advice.noReason') };
  }
}

function statusAdvice(status: number): string {
  if (status >= 300 && status < 400) return i18n.t('end.advice.status.redirect');
  if (status >= 500) return i18n.t('end.advice.status.upstream');
  switch (status) {
    case 401:
    case 407:
      return i18n.t('end.advice.status.credentials');
    case 403:
      return i18n.t('end.advice.status.forbidden');
    case 404:
      return i18n.t('end.advice.status.notFound');
    case 200:
    case 400:
    case 426:
      return i18n.t('end.advice.status.noUpgrade');
    case 429:
      return i18n.t('end.advice.status.tooMany');
    default:
      return i18n.t('end.advice.status.other');
  }
}
