import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from '../lib/platform/start-background';

export default defineBackground({
  // A method: the build runs this file without its body, and so without the imports that need a browser.
  main() {
    startBackground();
  },
});
