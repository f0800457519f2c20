import { i18n } from '#i18n';
import { describe } from '../../../lib/record/describe';
import type { LogEntry } from '../../../lib/record/entry';
import { EXACTNESS_SIGN } from '../../../lib/reference/http-equivalent';
import { httpStatusText } from '../../../lib/reference/http-status';
import { lookUp } from '../../../lib/reference/look-up';
import { local } from '../../../lib/reference/translation';
import { Fact, Facts } from './facts';

/** What the code means, and which HTTP status comes near, with how near and who says so. */
export function CodeMeaning({ entry }: { entry: LogEntry }) {
  const { code, http } = describe(entry);
  if (code === null) return null;
  const told = entry.record.outcome.kind === 'handshake-failed';
  const { name, meaning, whatToDo, note, range, sources, http: equivalents } = lookUp(code);
  return (
    <Facts title={i18n.t(told ? 'panel.code.told' : 'panel.code.title', [String(code), name])}>
      <dl>
        <Fact name={i18n.t('panel.code.meaning')}>{local(meaning)}</Fact>
        {/* Where more is known than the page was told, the first lines say what to do. */}
        <Fact name={i18n.t('panel.code.whatToDo')}>{!told && local(whatToDo)}</Fact>
        <Fact name={i18n.t('panel.code.category')}>
          {range.from === null ? local(range.name) : `${local(range.name)} (${range.from}-${range.to})`}
        </Fact>
        {http.kind === 'itself' && http.status !== null && (
          <Fact name={i18n.t('panel.code.seen')}>
            {http.status} {httpStatusText(http.status)}
          </Fact>
        )}
        <Fact name={i18n.t('panel.code.http')}>
          {equivalents.length === 0
            ? i18n.t('panel.code.noHttp')
            : equivalents.map(({ status, text, exactness, source, notes }) => (
                <div class="equivalent" key={status}>
                  <strong>
                    {EXACTNESS_SIGN[exactness]} {status} {text}
                  </strong>{' '}
                  <span class="muted">
                    {i18n.t(`panel.httpKind.${exactness}`)} {notes.map(local).join(' ')} <cite>{source}</cite>
                  </span>
                </div>
              ))}
        </Fact>
        <Fact name={i18n.t('panel.code.note')}>{note === null ? null : local(note)}</Fact>
        <Fact name={i18n.t('panel.code.source')}>
          <span class="muted">{sources.join('; ')}</span>
        </Fact>
      </dl>
    </Facts>
  );
}
