import type { Plugin } from 'vite';

/** As Preact's own build names what it does for `dangerouslySetInnerHTML`. */
const ASSIGNMENT = /\.innerHTML\s*=\s*(\w+\.__html)/g;

/**
 * Takes the one assignment to `innerHTML` out of Preact: nothing here uses `dangerouslySetInnerHTML` (Biome refuses
 * it), and a package in which no markup can be made of text needs no reviewer's trust. What would have been markup
 * becomes text. A Preact that is written otherwise fails the build, rather than slip through.
 */
export function noInnerHtml(): Plugin {
  return {
    name: 'hangup:no-inner-html',
    apply: 'build',
    transform(code, id) {
      if (!/\/preact\/dist\/preact\.mjs$/.test(id)) return null;
      const without = code.replace(ASSIGNMENT, '.textContent=$1');
      if (without === code) this.error('Preact does not assign to innerHTML as scripts/no-inner-html.ts knows it.');
      return { code: without, map: null };
    },
  };
}
