import '../theme.css';
import '../menu.css';
import './options.css';
import './fleet.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import type { OptionsModel } from '../../lib/state/options';
import type { SettingsModel } from '../../lib/state/settings';
import type { TelemetryModel } from '../../lib/state/telemetry';
import { DictionariesSection } from './dictionaries-section';
import { ExportSection } from './export-section';
import { LookSection } from './look-section';
import { lookInto } from './read-file';
import { RecordingSection } from './recording-section';
import { TelemetrySection } from './telemetry-section';

interface OptionsPageProps {
  model: OptionsModel;
  settings: SettingsModel;
  telemetry: TelemetryModel;
}

/** The options, in a tab of their own. A file may be dropped and a text pasted anywhere on the page. */
export function OptionsPage({ model, settings, telemetry }: OptionsPageProps) {
  const dragging = useSignal(false);
  usePaste(model);

  return (
    <main
      class="options"
      data-dragging={dragging.value || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        dragging.value = true;
      }}
      onDragLeave={({ relatedTarget }) => {
        if (relatedTarget === null) dragging.value = false;
      }}
      onDrop={(event) => {
        dragging.value = false;
        const file = event.dataTransfer?.files[0];
        if (!file) return;
        event.preventDefault();
        void lookInto(model, file);
      }}
    >
      <h1>{i18n.t('options.title')}</h1>
      <RecordingSection settings={settings} />
      <ExportSection settings={settings} />
      <LookSection settings={settings} />
      <DictionariesSection model={model} />
      <TelemetrySection model={telemetry} />
    </main>
  );
}

/** What is pasted where nothing can be typed is looked into. */
function usePaste(model: OptionsModel): void {
  useEffect(() => {
    function onPaste(event: ClipboardEvent): void {
      const { target } = event;
      if (target instanceof HTMLElement && target.closest('input, textarea, select')) return;
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (file) void lookInto(model, file);
      else if (text.trim() !== '') void model.look(i18n.t('options.offer.pasted'), text);
    }
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [model]);
}
