import { i18n } from '#i18n';
import { bytesText, durationText, exactDuration, roundDuration } from '../i18n/format';
import { local } from '../i18n/translation';
import type { CallFrame } from '../model/entry';
import { locationOf } from '../model/stack';
import { httpStatusText } from '../reference/http-equivalent';
import { lookUp } from '../reference/look-up';
import type { Level, NextStep, Observation } from './finding';
import { summaryText } from './sentences';
import type { Verdict } from './series';

/** A fact in words: plain text, what others wrote in it as they wrote it. */
export function observationText(fact: Observation): string {
  switch (fact.fact) {
    case 'failure':
      return fact.text === '' ? i18n.t('diagnosis.fact.failureEmpty') : i18n.t('diagnosis.fact.failure', [fact.text]);
    case 'status':
      return i18n.t('diagnosis.fact.status', [`${fact.status} ${httpStatusText(fact.status) ?? ''}`.trim()]);
    case 'exception':
      return i18n.t('diagnosis.fact.exception', [fact.name, fact.text]);
    case 'policy':
      return i18n.t('diagnosis.fact.policy', [fact.directive, fact.policy]);
    case 'close-frame': {
      const code = fact.code === 1005 && fact.reason === '' ? i18n.t('diagnosis.fact.noCode') : label(fact.code);
      return fact.reason === ''
        ? i18n.t('diagnosis.fact.closeFrame', [code])
        : i18n.t('diagnosis.fact.closeFrameReason', [code, fact.reason]);
    }
    case 'told':
      return i18n.t('diagnosis.fact.told', [label(fact.code)]);
    case 'no-close-frame':
      return i18n.t('diagnosis.fact.noCloseFrame');
    case 'never-opened':
      return i18n.t('diagnosis.fact.neverOpened', [durationText(fact.ms)]);
    case 'error-without-close':
      return i18n.t('diagnosis.fact.errorWithoutClose');
    case 'error-event':
      return i18n.t('diagnosis.fact.errorEvent');
    case 'meaning':
      return i18n.t('diagnosis.fact.meaning', [String(fact.code), fact.name, fact.dictionary, local(fact.meaning)]);
    case 'response-header':
      return i18n.t('diagnosis.fact.responseHeader', [fact.name, fact.value]);
    case 'host':
      return i18n.t('diagnosis.fact.host', [fact.host, local(fact.product)]);
    case 'origin':
      return i18n.t('diagnosis.fact.origin', [fact.origin, fact.host]);
    case 'same-origin':
      return i18n.t('diagnosis.fact.sameOrigin', [fact.origin]);
    case 'insecure-url':
      return i18n.t('diagnosis.fact.insecureUrl', [fact.url, fact.page]);
    case 'asked-for-ws':
      return i18n.t('diagnosis.fact.askedForWs');
    case 'private-address':
      return i18n.t('diagnosis.fact.privateAddress', [fact.host, fact.page]);
    case 'protocols':
      return i18n.t('diagnosis.fact.protocols', [
        fact.asked.join(', '),
        fact.got === '' ? i18n.t('diagnosis.fact.protocolNone') : fact.got,
      ]);
    case 'extensions':
      return i18n.t('diagnosis.fact.extensions', [fact.extensions]);
    case 'request-head':
      return i18n.t(`diagnosis.fact.requestHead.${fact.part}`, [bytesText(fact.bytes), bytesText(fact.partBytes)]);
    case 'loopback':
      return i18n.t('diagnosis.fact.loopback', [fact.host, fact.page]);
    case 'any-address':
      return i18n.t('diagnosis.fact.anyAddress', [fact.host]);
    case 'bare-name':
      return i18n.t('diagnosis.fact.bareName', [fact.host]);
    case 'extended-connect':
      return i18n.t('diagnosis.fact.extendedConnect');
    case 'same-path-under-https':
      return i18n.t('diagnosis.fact.samePathUnderHttps');
    case 'double-slash':
      return i18n.t('diagnosis.fact.doubleSlash', [fact.path]);
    case 'path':
      return i18n.t('diagnosis.fact.path', [fact.path]);
    case 'largest-sent':
      return i18n.t('diagnosis.fact.largestSent', [bytesText(fact.bytes)]);
    case 'limit-named':
      return i18n.t('diagnosis.fact.limitNamed', [bytesText(fact.bytes)]);
    case 'usual-gap':
      return i18n.t('diagnosis.fact.usualGap', [durationText(fact.ms)]);
    case 'opened-after':
      return i18n.t('diagnosis.fact.openedAfter', fact.count, [String(fact.count)]);
    case 'short-lives':
      return i18n.t(fact.said ? 'diagnosis.fact.shortLivesAfterMessage' : 'diagnosis.fact.shortLives', [
        String(fact.count),
        durationText(fact.ms),
      ]);
    case 'took-turns':
      return i18n.t('diagnosis.fact.tookTurns', [String(fact.count), durationText(fact.ms)]);
    case 'restarted':
      return fact.code === null
        ? i18n.t('diagnosis.fact.restartedCut', [durationText(fact.ms)])
        : i18n.t('diagnosis.fact.restarted', [label(fact.code), durationText(fact.ms)]);
    case 'paths':
      return i18n.t('diagnosis.fact.paths', [String(fact.count)]);
    case 'misuse':
      return i18n.t('diagnosis.fact.misuse', [fact.method, fact.name, fact.text]);
    case 'bad-token':
      return i18n.t('diagnosis.fact.badToken', [fact.token]);
    case 'bad-port':
      return i18n.t('diagnosis.fact.badPort', [String(fact.port)]);
    case 'improper':
      return i18n.t('diagnosis.fact.improper', [summaryText(fact.error)]);
    case 'silence':
      return i18n.t(`diagnosis.fact.silence.${fact.since}`, [exactDuration(fact.ms)]);
    case 'quiet':
      return i18n.t('diagnosis.fact.quiet', [exactDuration(fact.ms)]);
    case 'age':
      return i18n.t('diagnosis.fact.age', [exactDuration(fact.ms)]);
    case 'busy':
      return i18n.t('diagnosis.fact.busy', [durationText(fact.ms)]);
    case 'cluster':
      return i18n.t(`diagnosis.fact.cluster.${fact.of}`, fact.others, [String(fact.others), durationText(fact.ms)]);
    case 'outlived':
      return i18n.t(`diagnosis.fact.outlived.${fact.of}`, fact.count, [String(fact.count), durationText(fact.ms)]);
    case 'also-fits':
      return i18n.t(`diagnosis.fact.alsoFits.${fact.of}`, [durationText(fact.ms)]);
    case 'default':
      return i18n.t('diagnosis.fact.standard', [
        roundDuration(fact.ms),
        fact.products
          .map(({ product, setting }) => i18n.t('diagnosis.fact.setting', [local(product), local(setting)]))
          .join(i18n.t('reference.comma')),
      ]);
    case 'browser-limit':
      return i18n.t('diagnosis.fact.browserLimit');
    case 'large-message':
      return i18n.t('diagnosis.fact.largeMessage', [bytesText(fact.bytes), durationText(fact.ms)]);
    case 'nothing-sent':
      return i18n.t('diagnosis.fact.nothingSent');
    case 'unsent':
      return i18n.t('diagnosis.fact.unsent', [bytesText(fact.bytes)]);
    case 'page-close':
      return i18n.t('diagnosis.fact.pageClose', [
        [fact.code, fact.reason === null ? null : JSON.stringify(fact.reason)]
          .filter((part) => part !== null)
          .join(', '),
        calledFrom(fact.site),
      ]);
    case 'telling-name':
      return i18n.t('diagnosis.fact.telling', [fact.name]);
    case 'unanswered':
      return i18n.t('diagnosis.fact.unanswered', [durationText(fact.ms)]);
    case 'closing-took':
      return i18n.t('diagnosis.fact.closingTook', [exactDuration(fact.ms)]);
    case 'document-left':
      return i18n.t(fact.persisted ? 'diagnosis.fact.documentCached' : 'diagnosis.fact.documentLeft');
    case 'next-document':
      return i18n.t('diagnosis.fact.nextDocument', [durationText(fact.ms)]);
    case 'hidden':
      return i18n.t('diagnosis.fact.hidden', [durationText(fact.ms)]);
    case 'hid':
      return i18n.t('diagnosis.fact.hid', [durationText(fact.ms)]);
    case 'frozen':
      return i18n.t('diagnosis.fact.frozen', [durationText(fact.ms)]);
    case 'offline':
      return i18n.t('diagnosis.fact.offline', [durationText(fact.ms)]);
    case 'offline-at-end':
      return i18n.t('diagnosis.fact.offlineAtEnd');
    case 'cached':
      return i18n.t('diagnosis.fact.cached', [durationText(fact.ms)]);
    case 'clock-jump':
      return i18n.t('diagnosis.fact.clockJump', [durationText(fact.ms)]);
    case 'burst':
      return i18n.t('diagnosis.fact.burst', [String(fact.count), durationText(fact.ms)]);
    case 'other-hosts':
      return i18n.t('diagnosis.fact.otherHosts', fact.count, [String(fact.count)]);
    case 'newer-socket':
      return i18n.t('diagnosis.fact.newerSocket', [durationText(fact.ms)]);
    case 'twin':
      return i18n.t('diagnosis.fact.twin', [durationText(Math.max(1, fact.ms))]);
    case 'taken-again':
      return i18n.t('diagnosis.fact.takenAgain', [durationText(Math.max(1, fact.ms))]);
    case 'opened-before':
      return i18n.t('diagnosis.fact.openedBefore', fact.count, [String(fact.count)]);
    case 'sockets-alive':
      return i18n.t('diagnosis.fact.socketsAlive', [String(fact.count)]);
    case 'attempts':
      return i18n.t('diagnosis.fact.attempts', [String(fact.count), durationText(fact.ms)]);
    case 'delays':
      return i18n.t(`diagnosis.fact.delays.${fact.shape}`, [
        String(fact.count),
        durationText(fact.shortest),
        durationText(fact.longest),
      ]);
    case 'retried':
      return i18n.t('diagnosis.fact.retried', [durationText(fact.ms)]);
    case 'url-changed':
      return i18n.t('diagnosis.fact.urlChanged');
  }
}

function label(code: number): string {
  return `${code} ${local(lookUp(code).name)}`;
}

/** `, from disconnect() at chat.js:88` */
function calledFrom(site: CallFrame | null): string {
  if (!site) return '';
  const place = locationOf(site);
  return site.functionName ? i18n.t('end.from.call', [site.functionName, place]) : i18n.t('end.from.place', [place]);
}

export function levelText(level: Level): string {
  return i18n.t(`diagnosis.level.${level}`);
}

export function verdictText(verdict: Verdict): string {
  switch (verdict) {
    case 'storm':
      return i18n.t('diagnosis.verdict.storm');
    case 'no-backoff':
      return i18n.t('diagnosis.verdict.noBackoff');
    case 'no-jitter':
      return i18n.t('diagnosis.verdict.noJitter');
    case 'gave-up':
      return i18n.t('diagnosis.verdict.gaveUp');
    case 'recovered':
      return i18n.t('diagnosis.verdict.recovered');
  }
}

/** @param endedAt when the end was, as the page shows times */
export function nextText(step: NextStep, endedAt: string): string {
  switch (step) {
    case 'reload-with-devtools':
      return i18n.t('diagnosis.next.reloadWithDevtools');
    case 'other-extensions-off':
      return i18n.t('diagnosis.next.otherExtensionsOff');
    case 'more-ends':
      return i18n.t('diagnosis.next.moreEnds');
    case 'server-log':
      return i18n.t('diagnosis.next.serverLog', [endedAt]);
    case 'log-in-worker':
      return i18n.t('diagnosis.next.logInWorker');
    case 'count-messages':
      return i18n.t('diagnosis.next.countMessages');
    case 'another-network':
      return i18n.t('diagnosis.next.anotherNetwork');
    case 'keep-tab-visible':
      return i18n.t('diagnosis.next.keepTabVisible');
    case 'reason-from-server':
      return i18n.t('diagnosis.next.reasonFromServer');
    case 'ask-for-code':
      return i18n.t('diagnosis.next.askForCode');
  }
}
