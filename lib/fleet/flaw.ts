/** What is wrong with a setting. `field` names it, with the name of a header or attribute behind a dot. */
export type Flaw = { field: string } & FlawKind;

export type FlawKind =
  | { kind: 'unknown' | 'flag' | 'text' | 'map' | 'url' | 'scheme' | 'credentials' | 'too-many' }
  | { kind: 'header-name' | 'header-taken' | 'header-value' }
  | { kind: 'attribute-name' | 'attribute-taken' | 'attribute-value' }
  | { kind: 'range'; least: number; most: number; whole: boolean }
  | { kind: 'choice'; choices: readonly string[] }
  /** Of a text with one pair a line. */
  | { kind: 'line'; line: number }
  | { kind: 'needed' };
