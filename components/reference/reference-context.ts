import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { DictionarySet } from '../../lib/reference/dictionary-set';
import type { ReferenceRow } from '../../lib/reference/rows';

/** What the parts of the reference need of the page they are drawn on. */
export interface ReferencePage {
  dictionaries: DictionarySet | null;
  /** Follows a link to another row; `null`: the link's own fragment does. */
  follow: ((row: ReferenceRow) => void) | null;
}

export const ReferenceContext = createContext<ReferencePage>({ dictionaries: null, follow: null });

export function useReferencePage(): ReferencePage {
  return useContext(ReferenceContext);
}
