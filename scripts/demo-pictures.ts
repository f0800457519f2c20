/** Size of the window that pictures are taken of, in CSS pixels. */
export const SIZE = { width: 1280, height: 720 };

/** Pixels of a picture to each CSS pixel. */
export const SCALE = 2;

/** Height of a row in the grid, in CSS pixels. */
export const ROW = 21;

/** The fault whose details are on the pictures. */
export const SHOWN = '/fault/status-403';

/** Runs the steps that pictures need. A step that fails is noted, and the next one runs. */
export interface Pictures {
  attempt(step: string, run: () => Promise<unknown>): Promise<void>;
  /** A phrase for each step that failed: its name and the error's first line. */
  readonly failures: readonly string[];
}

export function startPictures(): Pictures {
  const failures: string[] = [];
  return {
    failures,
    async attempt(step, run) {
      try {
        await run();
      } catch (error) {
        const [line = ''] = `${error instanceof Error ? error.message : error}`.split('\n');
        failures.push(`${step} (${line})`);
      }
    },
  };
}
