import type { Dictionary } from '../../data/dictionary';

export type FileFormat = 'json' | 'yaml';

/** Dictionaries as the text of a file that {@link parseDictionaries} reads back as they are. */
export async function writeDictionaries(dictionaries: readonly Dictionary[], format: FileFormat): Promise<string> {
  const file = { dictionaries };
  if (format === 'json') return `${JSON.stringify(file, null, 2)}\n`;
  const { stringify } = await import('yaml');
  return stringify(file, { lineWidth: 100, aliasDuplicateObjects: false });
}
