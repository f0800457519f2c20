import { defineConfig } from 'playwright/test';
import base from './playwright.config';

/** `npm run e2e:long`: what takes too long for every change. */
export default defineConfig({
  ...base,
  projects: [{ name: 'long', testDir: '.' }],
  testMatch: /\.long\.ts$/,
  reporter: 'list',
});
