import { readImported } from '../../lib/models/imported';
import type { Panel } from '../../lib/models/panel';

/** Shows a file's log in place of the one that is there, until it is closed again. */
export function openLog({ work, imported }: Panel, file: File): Promise<void> {
  return readImported(
    work,
    file,
    () => performance.now(),
    (log) => {
      imported.value = log;
    },
  );
}

/** Asks for a file first. */
export function chooseLog(panel: Panel): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,.ndjson,.jsonl,.har,application/json';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void openLog(panel, file);
  });
  input.click();
}
