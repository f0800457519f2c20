import { defineContentScript } from 'wxt/utils/define-content-script';
import { installPageScript } from '../lib/page-script/install';

export default defineContentScript({
  matches: ['<all_urls>'],
  world: 'MAIN',
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  globalName: false,
  main: installPageScript,
});
