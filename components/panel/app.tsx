import type { Panel } from '../../lib/models/panel';
import { PanelContext } from './context';
import { Details } from './details';
import { Empty } from './empty';
import { Grid } from './grid';
import { HelpDialog } from './help-dialog';
import { Split } from './split';
import { Toolbar } from './toolbar';
import { useShortcuts } from './use-shortcuts';

export function App({ panel }: { panel: Panel }) {
  useShortcuts(panel);
  return (
    <PanelContext.Provider value={panel}>
      <main class="panel">
        <Toolbar />
        <Body panel={panel} />
        <HelpDialog />
      </main>
    </PanelContext.Provider>
  );
}

function Body({ panel }: { panel: Panel }) {
  void panel.view.version.value;
  const entry = panel.shown.value;
  const list = panel.view.length > 0 ? <Grid /> : <Empty />;
  return <Split first={list} second={entry && <Details entry={entry} key={entry.record.key} />} />;
}
