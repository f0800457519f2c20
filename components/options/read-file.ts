import { LIMITS } from '../../lib/reference/dictionaries/limits';
import type { OptionsModel } from '../../lib/state/options';
import { askForFile } from '../ask-for-file';

/** Looks into a file; one that is larger than any dictionary file may be is not read to its end. */
export async function lookInto(model: OptionsModel, file: File): Promise<void> {
  // A character takes four bytes at most: so much is enough to see that it is too long.
  await model.look(file.name, await file.slice(0, (LIMITS.file + 1) * 4).text());
}

/** Asks for a file and looks into it. */
export function chooseFile(model: OptionsModel): void {
  askForFile('.json,.yaml,.yml', (file) => void lookInto(model, file));
}
