import type { JournalReader } from '../model/journal';
import type { EpochMs } from '../model/record';
import type { DocumentIdentity, JournalCommand, NotRecordedReason } from '../protocol/messages';
import type { PreferenceStorage } from './panel-preferences';
import type { SettingsModel, ThemeSource } from './settings';

type Undo = () => void;

/** All that the panel needs of the browser, so that it runs in DevTools, in a tab of its own and in a test alike. */
export interface PanelPorts extends Scheduler {
  /** The tab whose log it is, with the way to it; `null`: an offline viewer. */
  tab: TabPorts | null;
  theme: ThemeSource;
  settings: SettingsModel;
  storage: PreferenceStorage;
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
  notRecorded(): Promise<NotRecordedReason | null>;
  send(command: JournalCommand): Promise<void>;
  /** Loads the page again; `null` where only the user can. */
  reload: (() => void) | null;
}

/** Calls `work` later, which goes on for as long as it may. Returns the undo. */
export type Schedule = (work: (mayGoOn: () => boolean) => void) => () => void;

/** How long work may take before keys and frames have their turn. */
export interface Scheduler {
  now(): EpochMs;
  /** After keys and frames that wait already: for what somebody waits for. */
  soon: Schedule;
  /** When there is nothing better to do. */
  idle: Schedule;
}

/** What is asked for is done at once for so long, and the rest soon. Milliseconds. */
export const AT_ONCE = 8;
