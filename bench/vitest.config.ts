import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** `npx vitest run --config bench/vitest.config.ts`: measures what needs no browser. Not part of `npm test`. */
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['bench/*.bench.ts'],
    setupFiles: ['scripts/english-messages.ts'],
    pool: 'forks',
    execArgv: ['--expose-gc'],
    testTimeout: 1_800_000,
  },
});
