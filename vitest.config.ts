import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['{components,data,demo,entrypoints,lib,locales,scripts}/**/*.test.{ts,tsx}'],
    setupFiles: ['scripts/english-messages.ts', 'scripts/property-seed.ts'],
  },
});
