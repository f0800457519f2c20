import { type Places, worked } from './arms.ts';
import type { Browser } from './cdp.ts';

/** Of the page with frames, itself included. */
const FRAMES = 51;

export interface Start {
  /** Milliseconds of processor time of the main thread, for each frame of the page. */
  native: number[];
  Hangup: number[];
  /** Of each run of the scripts themselves, as the browser's trace has it: milliseconds of processor time. */
  hook: number[];
  observer: number[];
}

export async function measureStart(browser: Browser, places: Places, rounds: number): Promise<Start> {
  const start: Start = { native: [], Hangup: [], hook: [], observer: [] };
  for (let round = -1; round < rounds; round++) {
    for (const arm of round % 2 ? (['native', 'Hangup'] as const) : (['Hangup', 'native'] as const)) {
      const tab = await browser.open(`http://${places[arm]}/frame`);
      await tab.send('Performance.enable', { timeDomain: 'threadTicks' });
      const before = await worked(tab);
      const loaded = tab.event('Page.loadEventFired');
      await tab.send('Page.navigate', { url: `http://${places[arm]}/frames` });
      await loaded;
      const cpu = ((await worked(tab)) - before) * 1_000;
      if (round >= 0) start[arm].push(cpu / FRAMES);
      await tab.close();
    }
  }
  const traced = await traceScripts(browser, places.Hangup);
  return { ...start, ...traced };
}

/** How long the two scripts run in each frame of the page. */
async function traceScripts(browser: Browser, place: string): Promise<Pick<Start, 'hook' | 'observer'>> {
  const scripts = { hook: [] as number[], observer: [] as number[] };
  const tab = await browser.open(`http://${place}/frame`);
  for (let round = 0; round < 3; round++) {
    const stop = tab.onEvent('Tracing.dataCollected', ({ value }) => {
      for (const event of value as { name: string; tdur?: number; args: { data?: { url?: string } } }[]) {
        if (event.name !== 'EvaluateScript' || event.tdur === undefined) continue;
        const script = event.args.data?.url ?? '';
        if (script.endsWith('websocket-hook.js')) scripts.hook.push(event.tdur / 1_000);
        if (script.endsWith('observer.js')) scripts.observer.push(event.tdur / 1_000);
      }
    });
    await tab.send('Tracing.start', { traceConfig: { includedCategories: ['devtools.timeline'] } });
    const loaded = tab.event('Page.loadEventFired');
    await tab.send('Page.navigate', { url: `http://${place}/frames` });
    await loaded;
    const complete = tab.event('Tracing.tracingComplete');
    await tab.send('Tracing.end');
    await complete;
    stop();
  }
  await tab.close();
  return scripts;
}
