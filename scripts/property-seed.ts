import fc from 'fast-check';

/**
 * Property tests try the same values in every run, so that a change is what makes one fail. `HANGUP_SEED=random` (or a
 * number) tries others: that is how to look for cases that nobody thought of.
 */
const wanted = process.env.HANGUP_SEED ?? '20261122';
if (wanted !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) });
