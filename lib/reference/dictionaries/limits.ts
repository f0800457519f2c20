/** What a dictionary from outside may be at most. Generous: the largest built-in one has 24 codes in 6 KB. */
export const LIMITS = {
  /** UTF-16 code units of a file. */
  file: 256 * 1024,
  /** Lists, maps and the text within them that are open at one place; a dictionary's own are 9. */
  depth: 24,
  /** Uses of YAML aliases in one file. */
  aliases: 100,
  dictionaries: 100,
  codes: 2_000,
  /** Patterns of one kind. */
  patterns: 50,
  /** UTF-16 code units of a text. */
  text: 1_000,
  pattern: 200,
  /** Of a pattern: more could keep the recogniser busy for long with a name made for that. */
  wildcards: 3,
  /** Problems told of one file. */
  problems: 50,
} as const;
