/** What a colleague would say of an end: the answer, then what to do. `**` sets off the words that carry it. */
export interface Explanation {
  headline: string;
  advice: string | null;
}
