import type { CallFrame } from '../../../lib/handshake/evidence';
import { placeOf } from '../../../lib/record/stack';
import { usePanel } from '../context';

/** A place in a script; in DevTools it opens in Sources. */
export function SourceLink({ frame }: { frame: CallFrame }) {
  const { openSource } = usePanel().ports;
  const { url, line, column } = frame;
  const title = `${url}:${line}:${column}`;
  if (!openSource) return <span title={title}>{placeOf(frame)}</span>;
  return (
    <button type="button" class="link" title={title} onClick={() => openSource(url, line, column)}>
      {placeOf(frame)}
    </button>
  );
}
