import { i18n } from '#i18n';
import { COLUMNS } from '../../lib/state/columns';
import { Menu } from '../menu';
import { usePanel } from './context';

export function ColumnsMenu() {
  const { hiddenColumns, dock, timeline, announce } = usePanel();
  const hidden = hiddenColumns.value;
  const columns = COLUMNS.map(({ id }) => ({
    label: i18n.t(`panel.column.${id}`),
    checked: !hidden.includes(id),
    // Without its code a row says too little to be found again.
    disabled: id === 'code',
    run() {
      hiddenColumns.value = hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id];
    },
  }));
  const docks = (['below', 'right'] as const).map((side) => ({
    label: i18n.t(`panel.dock.${side}`),
    checked: dock.value === side,
    run() {
      dock.value = side;
    },
  }));
  const parts = [
    {
      label: i18n.t('panel.timeline.label'),
      checked: timeline.value,
      run() {
        timeline.value = !timeline.value;
      },
    },
    {
      label: i18n.t('panel.tally.announce'),
      checked: announce.value,
      run() {
        announce.value = !announce.value;
      },
    },
  ];
  return (
    <Menu
      label={i18n.t('panel.toolbar.layout')}
      icon="columns"
      compact
      groups={[
        { items: parts },
        { heading: i18n.t('panel.toolbar.details'), items: docks },
        { heading: i18n.t('panel.toolbar.columns'), items: columns },
      ]}
    />
  );
}
