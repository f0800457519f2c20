import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Panel } from '../../lib/state/panel';
import { openLog } from './open-log';

/** Pasting a log, or a file that holds one, opens it: anywhere but in a field that takes text. */
export function usePaste(panel: Panel): void {
  useEffect(() => {
    function onPaste(event: ClipboardEvent): void {
      const { target, clipboardData } = event;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
      const text = clipboardData?.getData('text/plain').trim() ?? '';
      const file = clipboardData?.files[0] ?? (text.startsWith('{') ? pasted(text) : null);
      if (!file) return;
      event.preventDefault();
      void openLog(panel, file);
    }
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [panel]);
}

function pasted(text: string): File {
  return new File([text], i18n.t('panel.import.pasted'));
}
