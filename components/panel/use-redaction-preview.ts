import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { previewRedaction, type RedactionPreview } from '../../lib/export/redact';
import type { RedactionRule } from '../../lib/export/redact-text';
import type { LogEntry } from '../../lib/model/entry';
import type { Panel } from '../../lib/state/panel';

/** Entries between two looks at the clock. */
const AT_ONCE = 20;
/** Then the page may draw and listen. */
const SLICE_MS = 12;

/** What these rules replace in the log as it is now: the first entries at once, the others bit by bit. */
export function useRedactionPreview({ log }: Panel, rules: ReadonlySet<RedactionRule>): RedactionPreview {
  const named = [...rules].join(' ');
  const [found, stop] = useMemo(() => look([...log.entries], rules), [log, named]);
  useEffect(() => stop, [stop]);
  return found.value;
}

function look(
  entries: readonly LogEntry[],
  rules: ReadonlySet<RedactionRule>,
): [ReadonlySignal<RedactionPreview>, () => void] {
  const preview = previewRedaction(rules);
  let next = 0;
  let timer = 0;
  function more(): RedactionPreview {
    const until = performance.now() + SLICE_MS;
    do {
      for (const entry of entries.slice(next, next + AT_ONCE)) preview.add(entry);
      next += AT_ONCE;
    } while (next < entries.length && performance.now() < until);
    if (next < entries.length) {
      timer = window.setTimeout(() => {
        found.value = more();
      });
    }
    return preview.read();
  }
  const found = signal(more());
  return [found, () => window.clearTimeout(timer)];
}
