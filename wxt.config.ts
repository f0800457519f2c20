import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { bareContentScripts } from './scripts/bare-content-scripts';
import { DEV_POLICY, withoutOwnPolicy } from './scripts/dev-policy';
import { ignoreListedPageScript } from './scripts/ignore-listed-page-script';
import { localeMessages } from './scripts/locale-messages';
import { noInnerHtml } from './scripts/no-inner-html';
import { makeReproducible } from './scripts/reproducible-zip';

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  manifestVersion: 3,
  imports: false,
  manifest: ({ browser, command }) => ({
    name: 'Hangup: why every WebSocket hung up',
    short_name: 'Hangup',
    default_locale: 'en',
    description: '__MSG_extension_about__',
    // The first with light-dark(), by which the pages' themes are made.
    ...(browser !== 'firefox' && browser !== 'safari' && { minimum_chrome_version: '123' }),
    permissions: browser === 'firefox' ? ['storage', 'webRequest'] : ['storage'],
    ...(browser === 'firefox' && {
      host_permissions: ['<all_urls>'],
      browser_specific_settings: {
        // Firefox 128 or newer is needed, and said so where it is missing (lib/platform/missing.ts). As a
        // `strict_min_version` it would contradict the key below, which stores demand and only Firefox 140 reads.
        gecko: {
          id: 'hangup@hangup.dev',
          // Nothing leaves by itself; a fleet's events do, where its user switches that on and consents.
          data_collection_permissions: { required: ['none'], optional: ['browsingActivity', 'websiteActivity'] },
        },
      },
    }),
    // Chromium asks the user for the one origin that a fleet's events go to. Firefox has its leave above.
    ...(browser !== 'firefox' && {
      optional_host_permissions: ['http://*/*', 'https://*/*'],
      storage: { managed_schema: 'managed-schema.json' },
    }),
    // The background posts a fleet's events, where there is a fleet; each page forbids itself every connection.
    content_security_policy: {
      extension_pages:
        command === 'serve'
          ? DEV_POLICY
          : "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src http: https:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' devtools:",
    },
  }),
  // `npm run dev` opens a browser, unless there is no display to open it on.
  webExt: { disabled: process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY },
  zip: {
    // For reviewers, who build it; pictures are no sources.
    excludeSources: ['coverage/**', 'test-results/**', 'docs/images/**', 'docs/store/**', '**/*.log'],
  },
  hooks: {
    'zip:extension:done': (_wxt, path) => makeReproducible(path),
    'zip:sources:done': (_wxt, path) => makeReproducible(path),
  },
  vite: ({ command }) => ({
    // Examples of causes are for tests: what they are made of shall not come into the pages.
    build: { rollupOptions: { treeshake: { moduleSideEffects: (id) => !id.endsWith('.fixture.ts') } } },
    plugins: [
      preact({ devToolsEnabled: false, prefreshEnabled: false }),
      bareContentScripts(),
      noInnerHtml(),
      ignoreListedPageScript(),
      localeMessages(),
      command === 'serve' && withoutOwnPolicy(),
    ],
  }),
});
