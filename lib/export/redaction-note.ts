/** What a redacted file says of how it was redacted. */
export interface RedactionNote {
  /** Names of the rules that were on, in their order. */
  rules: string[];
  /** How a replaced value looks. */
  pseudonym: string;
}
