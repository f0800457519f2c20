import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['{components,data,demo,entrypoints,fuzz,lib,locales,scripts}/**/*.test.{ts,tsx}'],
    // Generous: properties are tried hundreds of times, on machines that may have other work.
    testTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    // Left to itself vitest keeps a core free for its watching, which is half of a machine with two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    coverage: {
      include: ['lib/**'],
      exclude: ['lib/**/*.{test,fixture,arbitrary}.{ts,json}'],
      reporter: ['text', 'html'],
    },
    setupFiles: ['scripts/english-messages.ts', 'scripts/property-seed.ts'],
  },
});
