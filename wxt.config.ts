import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { bareContentScripts } from './scripts/bare-content-scripts';
import { ignoreListedHook } from './scripts/ignore-listed-hook';

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  manifestVersion: 3,
  imports: false,
  manifest: ({ browser }) => ({
    name: 'Hangup: why every WebSocket hung up',
    short_name: 'Hangup',
    default_locale: 'en',
    description: '__MSG_extension_about__',
    permissions: browser === 'firefox' ? ['storage', 'webRequest'] : ['storage'],
    ...(browser === 'firefox' && {
      host_permissions: ['<all_urls>'],
      browser_specific_settings: {
        gecko: {
          id: 'hangup@hangup.dev',
          strict_min_version: '128.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' devtools:",
    },
  }),
  vite: () => ({
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false }), bareContentScripts(), ignoreListedHook()],
  }),
});
