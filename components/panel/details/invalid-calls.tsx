import { i18n } from '#i18n';
import type { LogEntry } from '../../../lib/model/entry';
import { parseStack } from '../../../lib/model/stack';
import { clockText } from '../quantity';
import { Section } from './section';
import { SourceLink } from './source-link';

/** Calls that threw: the page's own mistakes with this socket. */
export function InvalidCalls({ entry: { record } }: { entry: LogEntry }) {
  if (record.misuses.length === 0) return null;
  return (
    <Section title={i18n.t('panel.misuse.title')}>
      <ul class="misuses">
        {record.misuses.map(({ at, method, name, message, stack }) => {
          const [frame] = parseStack(stack);
          return (
            <li key={at}>
              <strong>{i18n.t('panel.misuse.threw', [method, name])}</strong> {clockText(at)}{' '}
              {frame && <SourceLink frame={frame} />}
              <div class="mono">{message}</div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
