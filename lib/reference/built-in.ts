import file from '../../data/application-codes.json' with { type: 'json' };
import type { Dictionary, DictionaryFile } from '../../data/dictionary';

/**
 * The dictionaries that come with Hangup, the more widely used first. A module of its own so that a page can load it
 * when it is first needed.
 */
export const BUILT_IN: readonly Dictionary[] = (file as DictionaryFile).dictionaries;
