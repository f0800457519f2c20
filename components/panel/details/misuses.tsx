import { i18n } from '#i18n';
import type { LogEntry } from '../../../lib/record/entry';
import { parseStack } from '../../../lib/record/stack';
import { clockText } from '../clock';
import { Facts } from './facts';
import { SourceLink } from './source-link';

/** Calls that threw: the page's own mistakes with this socket. */
export function Misuses({ entry: { record } }: { entry: LogEntry }) {
  if (record.misuses.length === 0) return null;
  return (
    <Facts title={i18n.t('panel.misuse.title')}>
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
    </Facts>
  );
}
