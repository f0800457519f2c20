import { i18n } from '#i18n';
import type { CallFrame } from '../../../lib/handshake/evidence';
import type { LogEntry } from '../../../lib/record/entry';
import { parseStack } from '../../../lib/record/stack';
import { Facts } from './facts';
import { SourceLink } from './source-link';

/** Where the page made the socket, and where it closed it. */
export function CallSites({ entry: { record, evidence } }: { entry: LogEntry }) {
  const made = record.initiator === null ? (evidence?.initiator ?? []) : parseStack(record.initiator);
  const closed = parseStack(record.closeCall?.stack ?? null);
  if (made.length + closed.length === 0) return null;
  return (
    <Facts title={i18n.t('panel.sites.title')}>
      <dl>
        <Stack name={i18n.t('panel.sites.made')} frames={made} />
        <Stack name={i18n.t('panel.sites.closed')} frames={closed} />
      </dl>
    </Facts>
  );
}

function Stack({ name, frames }: { name: string; frames: readonly CallFrame[] }) {
  if (frames.length === 0) return null;
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd class="mono">
        {frames.map((frame) => (
          <div key={`${frame.url}:${frame.line}:${frame.column}`}>
            {frame.functionName || i18n.t('panel.sites.anonymous')} <SourceLink frame={frame} />
          </div>
        ))}
      </dd>
    </div>
  );
}
