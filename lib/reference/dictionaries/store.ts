import type { Dictionary } from '../../../data/dictionary';

/** `storage.sync` or `storage.local`, or anything like them. */
export interface Area {
  get(keys: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

export interface DictionaryAreas {
  /** Follows the user to other devices; an item may have 8 KB, all together 100 KB. */
  sync: Area;
  local: Area;
  /** Calls the listener after a change by any page, with the changed keys. Returns a function that removes it. */
  onChanged(listener: (keys: readonly string[]) => void): () => void;
}

/** Of one item in `storage.sync`, key included (`QUOTA_BYTES_PER_ITEM`): bytes of JSON in UTF-8. */
export const SYNC_ITEM_BYTES = 8_192;

export interface StoredDictionary {
  dictionary: Dictionary;
  /** `local`: too large to be synchronised, or the browser had no room for it. */
  area: 'sync' | 'local';
}

/** What stands in the storage and is no dictionary: written by another version, or by another hand. */
export interface InvalidDictionary {
  id: string;
  area: 'sync' | 'local';
  text: string;
}

/** Own dictionaries by name, and what could not be read of them. */
export interface StoredDictionaries {
  stored: readonly StoredDictionary[];
  invalid: readonly InvalidDictionary[];
}

export interface DictionaryStore {
  read(): Promise<StoredDictionaries>;
  /** Puts a dictionary in the place of the one with its id; resolves to where it is kept. */
  save(dictionary: Dictionary): Promise<StoredDictionary['area']>;
  remove(id: string): Promise<void>;
  /** Called after each change, by whichever page or device. Returns the undo. */
  listen(listener: () => void): () => void;
}

const PREFIX = 'dictionary:';

export function createDictionaryStore({ sync, local, onChanged }: DictionaryAreas): DictionaryStore {
  return {
    async read() {
      const [synced, kept] = await Promise.all([readArea('sync', sync), readArea('local', local)]);
      // One that has grown too large for `sync` may come back there from a device where it has not yet.
      const newest = kept.stored.map(({ dictionary }) => dictionary.id);
      const stored = [...kept.stored, ...synced.stored.filter(({ dictionary }) => !newest.includes(dictionary.id))];
      return {
        stored: stored.sort((a, b) => compare(a.dictionary.name, b.dictionary.name)),
        invalid: [...synced.broken, ...kept.broken],
      };
    },

    async save(dictionary) {
      const key = PREFIX + dictionary.id;
      if (bytesOf(key, dictionary) <= SYNC_ITEM_BYTES) {
        try {
          await sync.set({ [key]: dictionary });
          await local.remove(key);
          return 'sync';
        } catch {
          // No room left in all, or written too often: this device still can keep it.
        }
      }
      await local.set({ [key]: dictionary });
      await sync.remove(key);
      return 'local';
    },

    async remove(id) {
      await Promise.all([sync.remove(PREFIX + id), local.remove(PREFIX + id)]);
    },

    listen: (listener) =>
      onChanged((keys) => {
        if (keys.some((key) => key.startsWith(PREFIX))) listener();
      }),
  };
}

async function readArea(
  area: StoredDictionary['area'],
  from: Area,
): Promise<{ stored: StoredDictionary[]; broken: InvalidDictionary[] }> {
  const items = Object.entries(await from.get(null)).filter(([key]) => key.startsWith(PREFIX));
  const read: { stored: StoredDictionary[]; broken: InvalidDictionary[] } = { stored: [], broken: [] };
  if (items.length === 0) return read;
  // Most people have none: the reader comes only with what there is to read.
  const { pathText, readDictionaries } = await import('./read');
  for (const [key, value] of items) {
    const id = key.slice(PREFIX.length);
    const reading = readDictionaries(value);
    const dictionary = reading.ok ? reading.dictionaries.find((each) => each.id === id) : undefined;
    if (dictionary) {
      read.stored.push({ dictionary, area });
      continue;
    }
    const error = reading.ok ? undefined : reading.errors[0];
    read.broken.push({ id, area, text: error ? `${pathText(error.path)}: ${error.text}` : id });
  }
  return read;
}

function bytesOf(key: string, value: unknown): number {
  return new TextEncoder().encode(key + JSON.stringify(value)).length;
}

/** The same on every device, whatever its language. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
