import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { HandshakeEvidence, LogEntry } from '../../model/entry';
import type { Arrival, TabLog } from '../../model/journal';
import type { OutgoingEvent, QueueCounts } from '../../model/outgoing-event';

interface WaitingEvidence {
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
  waiting: { key: [tabId: number, key: string]; value: WaitingEvidence };
  /** What is to be recorded of sockets that live, should their page go without a word. */
  foretold: { key: [tabId: number, key: string]; value: Arrival };
  /** What is to be sent to a collector, if the user or a policy wants that. */
  outgoing: { key: [tabId: number, key: string]; value: OutgoingEvent; indexes: { byTurn: number } };
  /** One row, under {@link QUEUE_COUNTS}. */
  tally: { key: string; value: QueueCounts };
}

export const STORES = ['entries', 'tabs', 'waiting', 'foretold', 'outgoing', 'tally'] as const;
export const QUEUE_COUNTS = 'outgoing';
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
    opening ??= openDB<Schema>(name, 3, {
      upgrade(db) {
        // Not by the version: one that somebody else's look at the database made has nothing in it.
        if (!db.objectStoreNames.contains('entries')) {
          const entries = db.createObjectStore('entries', { keyPath: ['source.tabId', 'record.key'] });
          entries.createIndex('byOrder', ['source.tabId', 'order']);
          entries.createIndex('byChange', ['source.tabId', 'change']);
          entries.createIndex('byReceipt', 'receivedAt');
          db.createObjectStore('tabs', { keyPath: 'tabId' });
          db.createObjectStore('waiting', { keyPath: ['tabId', 'key'] });
        }
        if (!db.objectStoreNames.contains('outgoing')) {
          const outgoing = db.createObjectStore('outgoing', { keyPath: ['entry.source.tabId', 'entry.record.key'] });
          outgoing.createIndex('byTurn', 'turn');
          db.createObjectStore('tally');
        }
        if (!db.objectStoreNames.contains('foretold')) {
          db.createObjectStore('foretold', { keyPath: ['source.tabId', 'record.key'] });
        }
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
