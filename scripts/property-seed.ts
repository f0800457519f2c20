import fc from 'fast-check';

/**
 * Property tests try the same values in every run, so that a change is what makes one fail. `HANGUP_SEED=random` (or a
 * number) tries others: that is how to look for cases that nobody thought of. `HANGUP_RUNS` is how many values each
 * property tries that does not say so itself.
 */
const wanted = process.env.HANGUP_SEED ?? '20261122';
if (wanted !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) });

const runs = Number(process.env.HANGUP_RUNS);
if (runs > 0) fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: runs });
