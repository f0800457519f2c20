/** A cause in another language. */
export interface CauseWords {
  title: string;
  explanation: string;
  change: string;
}

/** A close code in another language; its name stays the registry's. */
export interface CodeWords {
  meaning: string;
  whatToDo: string;
  /** On connecting again. */
  how: string;
  note?: string;
}

/** A range of codes in another language. */
export interface RangeWords {
  name: string;
  meaning: string;
  policy: string;
}
