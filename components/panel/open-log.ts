import { importFile } from '../../lib/export/import';
import type { Panel } from '../../lib/models/panel';

/** Reads a file and shows its log in place of the one that is there, until it is closed again. */
export function openLog({ work, imported }: Panel, file: File): Promise<void> {
  return work.run(file.name, async (tools) => {
    const { entries, problems, unlisted } = await importFile(file, tools);
    imported.value = { name: file.name, entries, problems, unlisted };
  });
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
