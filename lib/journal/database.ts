import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { HandshakeEvidence } from '../handshake/evidence';
import type { LogEntry } from '../record/entry';
import type { TabLog } from './journal';
import type { Queued, Tally } from './outgoing';

interface Waiting {
  tabId: number;
  key: string;
  evidence: HandshakeEvidence;
}

export interface Schema extends DBSchema {
  entries: {
    key: [tabId: number, key: string];
    value: LogEntry;
    indexes: { byOrder: [number, number]; byChange: [number, number]; byReceipt: number };
  };
  tabs: { key: number; value: TabLog };
  /** Evidence whose record has not arrived. */
  waiting: { key: [tabId: number, key: string]; value: Waiting };
  /** What is to be sent to a collector, if the user or a policy wants that. */
  outgoing: { key: [tabId: number, key: string]; value: Queued; indexes: { byTurn: number } };
  /** One row, under {@link TALLY}. */
  tally: { key: string; value: Tally };
}

export const STORES = ['entries', 'tabs', 'waiting', 'outgoing', 'tally'] as const;
export const TALLY = 'outgoing';
export type Write = IDBPTransaction<Schema, (typeof STORES)[number][], 'readwrite'>;

/** Opens the database when it is first needed, and again when the connection was lost. */
export function connectTo(name: string): () => Promise<IDBPDatabase<Schema>> {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;

  /** Another version wants in, or the browser closed the connection: the next call opens a new one. */
  function forgetConnection(): void {
    void opening?.then((db) => db.close());
    opening = null;
  }

  return () => {
    opening ??= openDB<Schema>(name, 2, {
      upgrade(db, from) {
        if (from < 1) {
          const entries = db.createObjectStore('entries', { keyPath: ['source.tabId', 'record.key'] });
          entries.createIndex('byOrder', ['source.tabId', 'order']);
          entries.createIndex('byChange', ['source.tabId', 'change']);
          entries.createIndex('byReceipt', 'receivedAt');
          db.createObjectStore('tabs', { keyPath: 'tabId' });
          db.createObjectStore('waiting', { keyPath: ['tabId', 'key'] });
        }
        db.createObjectStore('outgoing', { keyPath: ['entry.source.tabId', 'entry.record.key'] }).createIndex(
          'byTurn',
          'turn',
        );
        db.createObjectStore('tally');
      },
      blocking: forgetConnection,
      terminated: forgetConnection,
    }).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
}
