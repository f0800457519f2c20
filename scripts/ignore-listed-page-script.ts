import type { Plugin } from 'vite';

/**
 * Ends the built hook with an inline source map whose only source is ignore-listed, so that the console and the
 * Network panel name the page's own line as the initiator, not ours. Every generated line needs a mapping: DevTools
 * ignores a frame only where the map resolves it. Of the map's text only the quotes would end the comment.
 *
 * The map is gone with its script's frame: for a frame that was removed or navigated, and for a page that was left with
 * "Preserve log" on, DevTools names the topmost script of the stack, which is this one. A path under `node_modules`, which
 * DevTools ignores by default, does not help: it matches that pattern against living scripts only.
 */
export function ignoreListedPageScript(): Plugin {
  return {
    name: 'hangup:ignore-listed-hook',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [file, chunk] of Object.entries(bundle)) {
          if (chunk.type !== 'chunk' || !file.endsWith('websocket-hook.js')) continue;
          const code = chunk.code.trimEnd();
          const map = {
            version: 3,
            sources: [''],
            mappings: code
              .split('\n')
              .map((_line, index) => (index === 0 ? 'AAAA' : 'AACA'))
              .join(';'),
            ignoreList: [0],
          };
          chunk.code = `${code}\n//# sourceMappingURL=data:,${JSON.stringify(map).replaceAll(`"`, '%22')}\n`;
        }
      },
    },
  };
}
