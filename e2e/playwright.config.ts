import { defineConfig } from 'playwright/test';
import { findChromium } from '../scripts/browsers';
import { attachToDevtools } from '../scripts/chromium';

attachToDevtools();
// The example takes its browser from there, as it does elsewhere.
const chromium = findChromium();
if (chromium.found) process.env.HANGUP_CHROMIUM = chromium.path;

export default defineConfig({
  projects: [
    { name: 'e2e', testDir: '.' },
    { name: 'example', testDir: '../demo/automation' },
  ],
  testMatch: /\.(spec|test)\.ts$/,
  outputDir: '../test-results',
  forbidOnly: true,
  // One browser at a time: DevTools windows are heavy, and two cores are all there is to count on.
  workers: 1,
  // Patience costs nothing where a test passes; a machine that is busy with other things is no failure.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: '../.output/test/e2e.json' }]],
  use: {
    screenshot: 'only-on-failure',
    trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false, sources: true },
  },
});
