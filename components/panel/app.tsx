import type { Panel } from '../../lib/models/panel';
import { PanelContext } from './context';
import { Details } from './details';
import { Empty } from './empty';
import { Grid } from './grid';
import { HelpDialog } from './help-dialog';
import { RowMenu } from './row-menu';
import { Split } from './split';
import { Timeline } from './timeline';
import { Toolbar } from './toolbar';
import { useShortcuts } from './use-shortcuts';

export function App({ panel }: { panel: Panel }) {
  useShortcuts(panel);
  return (
    <PanelContext.Provider value={panel}>
      <main class="panel">
        <Toolbar />
        {panel.timeline.value && panel.ready.value && <TimelineIfAny panel={panel} />}
        <Body panel={panel} />
        <RowMenu />
        <HelpDialog />
      </main>
    </PanelContext.Provider>
  );
}

/** An empty time has no line. */
function TimelineIfAny({ panel: { view } }: { panel: Panel }) {
  void view.version.value;
  return view.matched.length > 0 ? <Timeline /> : null;
}

function Body({ panel }: { panel: Panel }) {
  void panel.view.version.value;
  const entry = panel.shown.value;
  const list = panel.view.length > 0 ? <Grid /> : <Empty />;
  return <Split first={list} second={entry && <Details entry={entry} key={entry.record.key} />} />;
}
