import { defineContentScript } from 'wxt/utils/define-content-script';
import { runContentScript } from '../lib/content-script/content-script';

export default defineContentScript({
  matches: ['<all_urls>'],
  world: 'ISOLATED',
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  globalName: false,
  main: runContentScript,
});
