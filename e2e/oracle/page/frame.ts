import type { Life, Places } from '../life';
import { WHOLE_PAGE } from '../told';
import { Mail } from './mail';
import { now, playLife } from './player';

/** What a frame plays, passed as its name. */
export interface Errand {
  life: Life;
  places: Places;
  mail: string;
}

// A frame that was navigated keeps its name, and plays no more.
if (window.name.startsWith('{')) {
  const { life, places, mail: url }: Errand = JSON.parse(window.name);
  window.name = '';
  const mail = new Mail(url, life.fates.length > 0 || life.page !== 'stays');
  const stop = playLife(window, life, places, mail.put);
  addEventListener('pagehide', () => {
    stop();
    mail.put({ life: life.seed, socket: WHOLE_PAGE, at: now(), what: 'gone', how: 'pagehide' });
    mail.flush();
  });
  parent.postMessage({ ready: life.seed }, '*');
}
