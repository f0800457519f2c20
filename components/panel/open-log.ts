import type { Panel } from '../../lib/state/panel';
import { readImported } from '../../lib/state/work';
import { askForFile } from '../ask-for-file';

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
  askForFile('.json,.ndjson,.jsonl,.har,application/json', (file) => void openLog(panel, file));
}
