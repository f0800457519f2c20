import { i18n } from '#i18n';
import { annotate } from '../../lib/analysis/annotate';
import type { LogEntry } from '../../lib/model/entry';
import { parseStack } from '../../lib/model/stack';
import { part, withPart } from '../../lib/query/token';
import { type MenuGroup, MenuList } from '../menu-list';
import { usePanel } from './context';
import { commandGroup, copyGroup } from './details/copy-menu';

/** What can be done with one row, at the place where it was asked for. */
export function RowMenu() {
  const panel = usePanel();
  const { rowMenu, log, filterText, ports } = panel;
  const at = rowMenu.value;
  const entry = at && log.byKey(at.key);
  if (!at || !entry) return null;
  const [made] = parseStack(entry.record.initiator);
  const { openSource, openReference } = ports;
  const { code } = annotate(entry);

  const groups: MenuGroup[] = [
    copyGroup(panel, entry),
    commandGroup(panel, entry),
    {
      heading: i18n.t('panel.rowMenu.filter'),
      items: partsOf(entry).flatMap((text) => [
        {
          label: text,
          run() {
            filterText.value = withPart(filterText.value, text);
          },
        },
        {
          label: `-${text}`,
          run() {
            filterText.value = withPart(filterText.value, `-${text}`);
          },
        },
      ]),
    },
    {
      items: [
        ...(made && openSource
          ? [{ label: i18n.t('panel.rowMenu.source'), run: () => openSource(made.url, made.line, made.column) }]
          : []),
        ...(openReference && code !== null
          ? [{ label: i18n.t('panel.rowMenu.explain', [String(code)]), run: () => openReference(code) }]
          : []),
      ],
    },
  ];

  return (
    <div class="row-menu">
      <MenuList
        label={i18n.t('panel.rowMenu.label')}
        groups={groups.filter(({ items }) => items.length > 0)}
        // Kept within the window, whatever its height turns out to be.
        style={{ left: `min(${at.x}px, 100vw - 250px)`, top: `max(0px, min(${at.y}px, 100vh - 430px))` }}
        onClose={(back) => {
          rowMenu.value = null;
          if (back) document.querySelector<HTMLElement>('.grid [aria-selected=true]')?.focus();
        }}
      />
    </div>
  );
}

/** The row's values as parts of a filter. */
function partsOf(entry: LogEntry): string[] {
  const { code, host, closedBy, reason, status, category } = annotate(entry);
  return [
    code === null ? part('range', category) : part('code', String(code)),
    ...(status !== null && status !== 101 ? [part('status', String(status))] : []),
    ...(host === '' ? [] : [part('host', host)]),
    ...(reason === '' ? [] : [part('reason', reason)]),
    part('closed-by', closedBy),
  ];
}
