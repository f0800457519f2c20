import { defineContentScript } from 'wxt/utils/define-content-script';
import { installHook } from '../lib/hook/install';

export default defineContentScript({
  matches: ['<all_urls>'],
  world: 'MAIN',
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  globalName: false,
  main() {
    try {
      installHook();
    } catch {
      // A page must not pay for a browser that we do not know: it keeps its native constructor.
    }
  },
});
