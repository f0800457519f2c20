import '../theme.css';
import './panel.css';
import type { ComponentChild } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CallSites } from '../../lib/analysis/source-map';
import type { Access } from '../../lib/state/access';
import { createPanel, type Panel } from '../../lib/state/panel';
import { followImported, type ImportedLog } from '../../lib/state/work';
import { AccessNotice } from '../access-notice';
import { PanelContext } from './context';
import { Details } from './details';
import { SourcesContext } from './details/use-source';
import { Empty } from './empty';
import { Grid } from './grid';
import { HelpDialog } from './help-dialog';
import { ImportBar } from './import-bar';
import { JobBar } from './job-bar';
import { NotRecordedBar } from './not-recorded-bar';
import { openLog } from './open-log';
import { RedactionDialog } from './redaction-dialog';
import { RowMenu } from './row-menu';
import { Split } from './split';
import { Timeline } from './timeline';
import { Toolbar } from './toolbar';
import { Totals } from './totals';
import { usePaste } from './use-paste';
import { useShortcuts } from './use-shortcuts';

interface AppProps {
  panel: Panel;
  access: Access;
  callSites: CallSites;
}

/** The log of the tab, or an imported log over it. */
export function App({ panel, access, callSites }: AppProps) {
  const imported = panel.imported.value;
  return (
    <SourcesContext.Provider value={callSites}>
      {imported ? (
        <ImportedPanel live={panel} imported={imported} />
      ) : (
        <PanelPage panel={panel} live={panel} notice={<AccessNotice access={access} class="bar" />} />
      )}
    </SourcesContext.Provider>
  );
}

/** A panel of its own over the file's entries; the live one goes on behind it. */
function ImportedPanel({ live, imported }: { live: Panel; imported: ImportedLog }) {
  const [panel, stop] = useMemo(() => {
    const offline = createPanel({ ...live.ports, tab: null }, live.work);
    return [offline, followImported(imported, offline.log)] as const;
  }, [live, imported]);
  useEffect(
    () => () => {
      stop();
      panel[Symbol.dispose]();
    },
    [panel, stop],
  );
  return <PanelPage panel={panel} live={live} imported={imported} />;
}

interface PanelPageProps {
  panel: Panel;
  live: Panel;
  imported?: ImportedLog;
  notice?: ComponentChild;
}

function PanelPage({ panel, live, imported, notice }: PanelPageProps) {
  useShortcuts(panel);
  usePaste(panel);
  // A file that is opened from within an opened one takes its place.
  const next = panel.imported.value;
  useEffect(() => {
    if (panel !== live && next) live.imported.value = next;
  }, [panel, live, next]);

  return (
    <PanelContext.Provider value={panel}>
      <main
        class="panel"
        onDragOver={(event) => {
          if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
        }}
        onDrop={(event) => {
          const file = event.dataTransfer?.files[0];
          if (!file) return;
          event.preventDefault();
          void openLog(panel, file);
        }}
      >
        <h1 class="hidden">{i18n.t('panel.label')}</h1>
        {imported && <ImportBar imported={imported} live={live} />}
        <Toolbar />
        {notice}
        <JobBar />
        <NotRecordedBar />
        {panel.timeline.value && panel.ready.value && <TimelineIfAny panel={panel} />}
        <Body panel={panel} />
        <RowMenu />
        <HelpDialog />
        <RedactionDialog />
      </main>
    </PanelContext.Provider>
  );
}

/** An empty time has no line. */
function TimelineIfAny({ panel: { view } }: { panel: Panel }) {
  void view.version.value;
  if (view.matched.length === 0) return null;
  return (
    <div class="overview">
      <Timeline />
      <Totals />
    </div>
  );
}

function Body({ panel }: { panel: Panel }) {
  void panel.view.version.value;
  const entry = panel.shown.value;
  const list = panel.view.length > 0 || panel.view.isPending ? <Grid /> : <Empty />;
  return <Split first={list} second={entry && <Details entry={entry} key={entry.record.key} />} />;
}
