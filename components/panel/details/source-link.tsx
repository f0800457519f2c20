import { i18n } from '#i18n';
import type { CallFrame } from '../../../lib/model/entry';
import { locationOf } from '../../../lib/model/stack';
import { usePanel } from '../context';

/** A place in a script; in DevTools it opens in Sources. `script`: the same place in what was made of that source. */
export function SourceLink({ frame, script = frame }: { frame: CallFrame; script?: CallFrame }) {
  const { openSource } = usePanel().ports;
  const { url, line, column } = frame;
  const isMapped = frame !== script;
  const title = isMapped ? i18n.t('panel.sites.from', [fullPlace(frame), fullPlace(script)]) : fullPlace(frame);
  const text = isMapped ? `${folderOf(url)}${locationOf(frame)}` : locationOf(frame);
  if (!openSource) return <span title={title}>{text}</span>;
  return (
    <button type="button" class="link" title={title} onClick={() => openSource(url, line, column)}>
      {text}
    </button>
  );
}

const fullPlace = ({ url, line, column }: CallFrame): string => `${url}:${line}:${column}`;

/** `src/`: many sources of one name lie in folders of their own. */
function folderOf(url: string): string {
  return /([^/:]+\/)[^/]*$/.exec(url.replace(/[?#].*$/, ''))?.[1] ?? '';
}
