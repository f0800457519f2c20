import type { CDPSession, Worker } from 'playwright/test';
import type { Extension } from './fixtures';

/** The extension's service worker, when it runs. */
export async function serviceWorkerOf({ context, id }: Pick<Extension, 'context' | 'id'>): Promise<Worker> {
  const ours = (worker: Worker) => new URL(worker.url()).host === id;
  return context.serviceWorkers().find(ours) ?? (await context.waitForEvent('serviceworker', ours));
}

interface Version {
  versionId: string;
  runningStatus: 'stopped' | 'starting' | 'running' | 'stopping';
  scriptURL: string;
}

/** Stops the worker as the browser does after 30 idle seconds, and returns when it has stopped. */
export async function stopServiceWorker({ context, id }: Extension): Promise<void> {
  const page = context.pages().find((candidate) => !candidate.url().startsWith('devtools://'));
  if (!page) throw new Error('A page is needed to speak to the browser.');
  const session = await context.newCDPSession(page);
  try {
    const running = version(session, id, ({ runningStatus }) => runningStatus === 'running');
    await session.send('ServiceWorker.enable');
    const { versionId } = await running;
    const stopped = version(session, id, (one) => one.versionId === versionId && one.runningStatus === 'stopped');
    await session.send('ServiceWorker.stopWorker', { versionId });
    await stopped;
  } finally {
    await session.detach();
  }
}

function version(session: CDPSession, id: string, wanted: (version: Version) => boolean): Promise<Version> {
  return new Promise((resolve) => {
    const look = ({ versions }: { versions: Version[] }) => {
      const found = versions.find((one) => new URL(one.scriptURL).host === id && wanted(one));
      if (!found) return;
      session.off('ServiceWorker.workerVersionUpdated', look);
      resolve(found);
    };
    session.on('ServiceWorker.workerVersionUpdated', look);
  });
}
