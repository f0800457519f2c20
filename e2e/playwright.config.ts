import { defineConfig } from 'playwright/test';
import { attachToDevtools } from '../scripts/chromium';

attachToDevtools();

export default defineConfig({
  testDir: '.',
  testMatch: /\.(spec|test)\.ts$/,
  outputDir: '../test-results',
  forbidOnly: true,
  // One browser at a time: DevTools windows are heavy, and two cores are all there is to count on.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../.output/test/e2e.json' }]],
  use: {
    screenshot: 'only-on-failure',
    trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false, sources: true },
  },
});
