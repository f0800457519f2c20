import { type Fate, type Life, PAGE_GOES_AT, type Play, STAGES, type Stage } from '../life';
import { WHOLE_PAGE } from '../told';
import type { Errand } from './frame';
import { Mail } from './mail';
import { now, playLife } from './player';

declare global {
  interface Window {
    play: Play | null;
  }
}

/** The page in whose frames the lives are played. */
const play = window.play;
if (play) begin(play);

function begin({ id, lives, places }: Play): void {
  const url = `${places.origin}/told/${id}`;
  const mail = new Mail(url, false);
  const ready = new Map<number, () => void>();
  addEventListener('message', ({ data }: MessageEvent<{ ready?: number }>) => {
    if (data.ready !== undefined) ready.get(data.ready)?.();
  });
  addEventListener('pagehide', () => {
    mail.put({ life: WHOLE_PAGE, socket: WHOLE_PAGE, at: now(), what: 'gone', how: 'pagehide' });
    mail.flush();
  });
  for (const life of lives) {
    if (life.stage === 'top') playLife(window, life, places, mail.put);
    else playInFrame(life);
  }
  const fate = lives[0]?.page ?? 'stays';
  if (fate !== 'stays') setTimeout(() => leave(fate), PAGE_GOES_AT);

  function leave(fate: Life['page']): void {
    mail.hurry();
    if (fate === 'reloaded') location.reload();
    else location.href = `${fate === 'left' ? places.origin : places.otherSite}/left.html?play=${id}`;
  }

  function playInFrame(life: Life): void {
    const frame = document.createElement('iframe');
    const request: Errand = { life, places, mail: url };
    frame.name = JSON.stringify(request);
    if (STAGES[life.stage] === 'frame') {
      ready.set(life.seed, () => befall(frame, life, () => {}));
      dress(frame, life.stage);
      document.body.append(frame);
      if (life.stage === 'written-script') write(frame, `<script src="${places.origin}/frame.js"></script>`);
      return;
    }
    document.body.append(frame);
    if (life.stage === 'written') write(frame, '<p>');
    const view = frame.contentWindow;
    if (!view) return;
    const stop = playLife(view as Window & typeof globalThis, life, places, mail.put);
    befall(frame, life, stop);
  }

  function dress(frame: HTMLIFrameElement, scenario: Stage): void {
    const html = `<!doctype html><script src="${places.origin}/frame.js"></script>`;
    switch (scenario) {
      case 'srcdoc':
        frame.srcdoc = html;
        break;
      case 'blob':
        frame.src = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
        break;
      case 'data':
        frame.src = `data:text/html,${encodeURIComponent(html)}`;
        break;
      case 'same-origin':
        frame.src = '/frame.html';
        break;
      case 'cross-port':
        frame.src = `${places.otherPort}/frame.html`;
        break;
      case 'cross-site':
        frame.src = `${places.otherSite}/frame.html`;
        break;
      case 'sandboxed':
        frame.sandbox.add('allow-scripts');
        frame.src = '/frame.html';
        break;
    }
  }

  function befall(frame: HTMLIFrameElement, life: Life, stop: () => void): void {
    for (const fate of life.fates) setTimeout(() => meet(frame, life, fate, stop), fate.at);
  }

  function meet(frame: HTMLIFrameElement, life: Life, { what }: Fate, stop: () => void): void {
    const gone = (how: string) => {
      stop();
      mail.put({ life: life.seed, socket: WHOLE_PAGE, at: now(), what: 'gone', how });
    };
    switch (what) {
      case 'removed':
        gone(what);
        frame.remove();
        break;
      case 'navigated':
        try {
          // In a frame that was written into, what the frame's own script listens to is gone.
          frame.contentWindow?.addEventListener('pagehide', () => gone(what));
        } catch {
          // Of another origin: its script tells.
        }
        frame.src = `/left.html?life=${life.seed}`;
        break;
      case 'rewritten':
        write(frame, '<p>Again');
        mail.put({ life: life.seed, socket: WHOLE_PAGE, at: now(), what: 'rewritten' });
        break;
    }
  }
}

function write(frame: HTMLIFrameElement, html: string): void {
  const { contentDocument } = frame;
  contentDocument?.open();
  contentDocument?.write(html);
  contentDocument?.close();
}
