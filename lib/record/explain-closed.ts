import { i18n } from '#i18n';
import { explainHandshake } from '../handshake/explain';
import { lookUp } from '../reference/look-up';
import { local } from '../reference/translation';
import { closerOf } from './closer';
import { describe } from './describe';
import { type Dialect, dialectOf } from './dialect';
import { durationText } from './duration';
import type { LogEntry } from './entry';
import type { Explanation } from './explanation';
import { calledFrom, failureText, verbatim } from './phrases';
import type { EpochMs, Outcome, SocketRecord } from './record';

type Closed = Extract<Outcome, { kind: 'closed' }>;

/** Below this the connection was in use when it broke, and silence explains nothing. Milliseconds. */
const SILENCE = 5_000;

/** The sentences for a socket that had been open. */
export function explainClosed(entry: LogEntry, outcome: Closed): Explanation {
  if (!outcome.wasClean && (outcome.code === 1006 || outcome.code === 1015)) return explainCut(entry);
  switch (describe(entry).closedBy) {
    case 'page':
      return closedByPage(entry, outcome);
    case 'both':
      return closedByBoth(entry, outcome);
    case 'navigation':
      return { headline: i18n.t('end.headline.away.open'), advice: i18n.t('end.advice.awayClosed') };
    case 'browser':
      return { headline: i18n.t('end.headline.browserClosed', [label(outcome.code)]), advice: adviceFor(outcome.code) };
    default:
      return closedByServer(entry, outcome);
  }
}

function closedByServer(entry: LogEntry, { code, wasClean }: Closed): Explanation {
  if (code === 1005) {
    return { headline: i18n.t('end.headline.serverNoCode'), advice: i18n.t('end.advice.serverNoCode') };
  }
  const dialect = dialectOf(entry.record);
  if (dialect?.renames) {
    const { name, entry: told } = dialect;
    const meaning = local(dialect.meaning);
    return {
      headline: i18n.t('end.headline.serverDialect', [`${code} ${verbatim(name)}`, verbatim(spoken(dialect))]),
      advice: verbatim(told.advice === undefined ? meaning : i18n.t('end.advice.code', [meaning, local(told.advice)])),
    };
  }
  const headline = i18n.t('end.headline.server', [label(code)]);
  if (dialect) {
    const advice = i18n.t('end.advice.usedBy', [verbatim(spoken(dialect)), verbatim(local(dialect.meaning))]);
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
  const { closingMs } = describe(entry);
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
function explainCut(entry: LogEntry): Explanation {
  const { record } = entry;
  const { openMs, closingMs, silentMs } = describe(entry);
  const { summary } = explainHandshake(entry);
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
  if (closerOf(record) === 'page' && closingMs !== null) {
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
function spoken({ dictionary: { name }, detection: { evidence } }: Dialect): string {
  return name.endsWith(`(${evidence})`) ? evidence : name.replace(/ \([^()]*\)$/, '');
}

function label(code: number): string {
  return `${code} ${local(lookUp(code).name)}`;
}

function adviceFor(code: number): string {
  const { meaning, whatToDo } = lookUp(code);
  return whatToDo ? i18n.t('end.advice.code', [local(meaning), local(whatToDo)]) : local(meaning);
}
