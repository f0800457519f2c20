import { minify } from 'terser';
import type { Plugin } from 'vite';

const WRAPPER = /virtual:wxt-content-script-(?:main|isolated)-world-entrypoint\?(.+)$/;

/** Of the definition only `main` is left: the rest is for the manifest, which has it. */
const DEFINITION = /\(\{\s*matches:[^{}]*?\bmain\(\)(\s*\{.*\})\s*\}\)\.main\(\)/s;

/**
 * Content scripts run in every frame of every page: this keeps them bare. Takes WXT's wrapper off (the isolated one
 * announces itself by a DOM event and `window.postMessage`, which pages can hear; both log to the page's console), and
 * minifies once more by terser, which resolves constant objects that esbuild leaves.
 */
export function bareContentScripts(): Plugin {
  return {
    name: 'hangup:bare-content-scripts',
    enforce: 'pre',
    transform(_code, id) {
      const entrypoint = WRAPPER.exec(id)?.[1];
      if (!entrypoint) return null;
      return {
        code: `import definition from ${JSON.stringify(entrypoint)};\ndefinition.main();`,
        map: null,
      };
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        for (const [file, chunk] of Object.entries(bundle)) {
          if (chunk.type !== 'chunk' || !file.startsWith('content-scripts/')) continue;
          const { code } = await minify(chunk.code.replace(DEFINITION, '(()=>$1)()'), {
            ecma: 2020,
            compress: { passes: 3, unsafe_arrows: true },
          });
          if (code) chunk.code = code;
        }
      },
    },
  };
}
