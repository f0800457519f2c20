import type { Unrecorded } from '../intake/recording-policy';
import type { JournalReader } from '../journal/journal';
import type { DocumentIdentity, JournalCommand } from '../transport/messages';
import type { Pace } from './pace';
import type { Shelf } from './preferences';
import type { SettingsModel } from './settings';
import type { ThemeSource } from './theme';

type Undo = () => void;

/** All that the panel needs of the browser, so that it runs in DevTools, in a tab of its own and in a test alike. */
export interface PanelPorts extends Pace {
  /** The tab whose log it is, with the way to it; `null`: an offline viewer. */
  tab: TabPorts | null;
  theme: ThemeSource;
  settings: SettingsModel;
  shelf: Shelf;
  /** Of the extension, for what is exported. */
  version: string;
  /** Opens a place of a script in DevTools' Sources; `null` where there is no DevTools. */
  openSource: ((url: string, line: number, column: number) => void) | null;
  /** Shows what the reference says of a code. */
  openReference: ((code: number) => void) | null;
  /** Opens the options; `null` where there are none. */
  openOptions: (() => void) | null;
}

export interface TabPorts {
  tabId: number;
  journal: JournalReader;
  onChanged(listener: () => void): Undo;
  /** The outermost document was replaced. */
  onNavigated(listener: () => void): Undo;
  /** `null`: nobody of ours is in that document. */
  identify(): Promise<DocumentIdentity | null>;
  /** Why the options let nothing of this tab be recorded now; `null`: it is. */
  unrecorded(): Promise<Unrecorded | null>;
  send(command: JournalCommand): Promise<void>;
  /** Loads the page again; `null` where only the user can. */
  reload: (() => void) | null;
}
