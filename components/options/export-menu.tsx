import { i18n } from '#i18n';
import type { Dictionary } from '../../data/dictionary';
import { type FileFormat, writeDictionaries } from '../../lib/reference/dictionaries/file';
import { Menu } from '../menu';

interface ExportMenuProps {
  dictionaries: readonly Dictionary[];
  /** Of the file, without its ending. */
  name: string;
  compact?: boolean;
}

/** Dictionaries as a file, to be shared in a repository. */
export function ExportMenu({ dictionaries, name, compact = false }: ExportMenuProps) {
  const item = (format: FileFormat) => ({
    label: i18n.t(`options.format.${format}`),
    disabled: dictionaries.length === 0,
    run: () => void save(dictionaries, name, format),
  });
  const label = compact ? i18n.t('options.exportOf', [dictionaries[0]?.name ?? '']) : i18n.t('options.export');
  return <Menu label={label} icon="download" compact={compact} groups={[{ items: [item('json'), item('yaml')] }]} />;
}

async function save(dictionaries: readonly Dictionary[], name: string, format: FileFormat): Promise<void> {
  const text = await writeDictionaries(dictionaries, format);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `application/${format}` }));
  link.download = `${name}.${format}`;
  link.click();
  // The download has its own hold on the data once the click was handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
