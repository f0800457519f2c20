import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CallFrame, LogEntry } from '../../../lib/model/entry';
import { parseStack } from '../../../lib/model/stack';
import { Section } from './section';
import { SourceLink } from './source-link';
import { useSource } from './use-source';

/** Where the page made the socket, and where it closed it. */
export function CallSites({ entry: { record, evidence } }: { entry: LogEntry }) {
  const made = useMemo(
    () => (record.initiator === null ? (evidence?.initiator ?? []) : parseStack(record.initiator)),
    [record, evidence],
  );
  const closed = useMemo(() => parseStack(record.closeCall?.stack ?? null), [record]);
  if (made.length + closed.length === 0) return null;
  return (
    <Section title={i18n.t('panel.sites.title')}>
      <dl>
        <Stack name={i18n.t('panel.sites.made')} frames={made} />
        <Stack name={i18n.t('panel.sites.closed')} frames={closed} />
      </dl>
    </Section>
  );
}

function Stack({ name, frames }: { name: string; frames: readonly CallFrame[] }) {
  if (frames.length === 0) return null;
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd class="mono">
        {frames.map((frame) => (
          <Site key={`${frame.url}:${frame.line}:${frame.column}`} frame={frame} />
        ))}
      </dd>
    </div>
  );
}

/** In the source, where the script carries its source map within itself; else in the script. */
function Site({ frame }: { frame: CallFrame }) {
  const source = useSource(frame);
  const shown = source?.kind === 'mapped' ? source.frame : frame;
  const hint = source?.kind === 'external' ? i18n.t('panel.sites.external') : undefined;
  return (
    <div>
      {shown.functionName || i18n.t('panel.sites.anonymous')} <SourceLink frame={shown} script={frame} />
      {hint !== undefined && (
        <span class="muted" title={hint}>
          {' '}
          {i18n.t('panel.sites.script')}
        </span>
      )}
    </div>
  );
}
