import { useEffect } from 'preact/hooks';
import type { Panel } from '../../lib/state/panel';

/** Keys that work wherever the focus is, but while text is typed. */
export function useShortcuts({ help }: Panel): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const { key, target } = event;
      const find = key === 'f' && (event.ctrlKey || event.metaKey);
      const typing = target instanceof HTMLInputElement && target.type !== 'checkbox';
      if (find || (key === '/' && !typing)) {
        const input = document.getElementById('filter');
        if (input instanceof HTMLInputElement) input.select();
      } else if (key === '?' && !typing) help.value = true;
      else return;
      event.preventDefault();
      // DevTools would search in all of itself.
      event.stopPropagation();
    }
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [help]);
}
