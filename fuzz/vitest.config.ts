import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../vitest.config';

/** `npm run fuzz`: the same properties as in `npm test`, ten thousand times each, with values that nobody has seen. */
export default mergeConfig(
  base,
  defineConfig({
    test: {
      testTimeout: 900_000,
      env: { HANGUP_RUNS: process.env.HANGUP_RUNS ?? '10000', HANGUP_SEED: process.env.HANGUP_SEED ?? 'random' },
    },
  }),
);
