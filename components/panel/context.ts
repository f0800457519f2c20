import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Panel } from '../../lib/state/panel';

export const PanelContext = createContext<Panel | null>(null);

export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('No panel around this component');
  return panel;
}
