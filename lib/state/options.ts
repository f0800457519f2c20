import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { Dictionary } from '../../data/dictionary';
import { type Draft, draftOf, fieldOf, written } from '../reference/dictionaries/draft';
import { type Parsed, parseDictionaries } from '../reference/dictionaries/file';
import { readDictionaries } from '../reference/dictionaries/read';
import type { DictionaryStore } from '../reference/dictionaries/store';
import { followDictionaries, type OwnDictionaries } from './own-dictionaries';

/** A file, or a text from the clipboard, that was read and is not yet taken. */
export interface Offer {
  name: string;
  parsed: Parsed;
}

/** What an import would do with a dictionary. */
export type Effect = 'new' | 'replaces-own' | 'replaces-built-in';

export interface OptionsModel {
  readonly own: OwnDictionaries;
  /** What is in the form; `null`: it is closed. */
  readonly draft: Signal<Draft | null>;
  /** What is wrong in the form, by field: told when it was to be saved. */
  readonly errors: ReadonlySignal<ReadonlyMap<string, string>>;
  readonly offer: ReadonlySignal<Offer | null>;
  /** What was done last, or why it could not be. */
  readonly message: ReadonlySignal<string>;
  edit(dictionary: Dictionary | null): void;
  /** Resolves to whether it was saved. */
  save(): Promise<boolean>;
  remove(id: string, name: string): Promise<void>;
  /** Reads a text and shows what it holds; nothing is taken yet. */
  look(name: string, text: string): Promise<void>;
  /** Takes what was offered. */
  take(): Promise<void>;
  decline(): void;
  effectOf(dictionary: Dictionary): Effect;
}

/** @param builtInIds ids that a dictionary of one's own would replace */
export function createOptions(store: DictionaryStore, builtInIds: ReadonlySet<string>): OptionsModel {
  const own = followDictionaries(store);
  const draft = signal<Draft | null>(null);
  const errors = signal<ReadonlyMap<string, string>>(new Map());
  const offer = signal<Offer | null>(null);
  const said = signal('');

  const isOwn = (id: string) => own.dictionaries.peek().some((each) => each.id === id);

  /** Does it, and says what came of it. */
  async function tell(act: () => Promise<string>): Promise<boolean> {
    try {
      said.value = await act();
      return true;
    } catch (error) {
      said.value = i18n.t('options.failed', [String(error)]);
      return false;
    }
  }

  return {
    own,
    draft,
    errors,
    offer,
    message: said,
    edit(dictionary) {
      errors.value = new Map();
      draft.value = draftOf(dictionary);
    },
    async save() {
      const typed = draft.peek();
      if (!typed) return false;
      const reading = readDictionaries(written(typed));
      const dictionary = reading.ok ? reading.dictionaries[0] : undefined;
      if (!reading.ok || !dictionary) {
        // The first of a field is enough; its place in the list stands in the text of none.
        const found = reading.ok ? [] : reading.errors;
        errors.value = new Map(found.map(({ path, text }) => [fieldOf(path), text] as const).reverse());
        return false;
      }
      if (!typed.original && isOwn(dictionary.id)) {
        errors.value = new Map([['name', i18n.t('options.problem.taken')]]);
        return false;
      }
      errors.value = new Map();
      const saved = await tell(async () => {
        await store.save(dictionary);
        return i18n.t('options.saved', [dictionary.name]);
      });
      if (saved) draft.value = null;
      return saved;
    },
    async remove(id, name) {
      await tell(async () => {
        await store.remove(id);
        return i18n.t('options.removed', [name]);
      });
    },
    async look(name, text) {
      offer.value = { name, parsed: await parseDictionaries(text) };
    },
    async take() {
      const parsed = offer.peek()?.parsed;
      if (!parsed?.ok) return;
      await tell(async () => {
        for (const dictionary of parsed.dictionaries) await store.save(dictionary);
        return i18n.t('options.imported', parsed.dictionaries.length, [String(parsed.dictionaries.length)]);
      });
      offer.value = null;
    },
    decline() {
      offer.value = null;
    },
    effectOf({ id }) {
      if (isOwn(id)) return 'replaces-own';
      return builtInIds.has(id) ? 'replaces-built-in' : 'new';
    },
  };
}
