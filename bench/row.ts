/** Of the table of results: what was measured, and what came out. */
export type Row = [what: string, value: string];

export const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
