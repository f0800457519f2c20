import { expect, it } from 'vitest';
import type { AccessObstacle } from '../protocol/messages';
import { followAccess } from './access';

function browserWith(...answers: (Promise<AccessObstacle | null> | AccessObstacle | null)[]) {
  const listeners = new Set<() => void>();
  let asked = 0;
  return {
    port: {
      look: async () => (await answers.shift()) ?? null,
      listen(listener: () => void) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      ask: () => void asked++,
    },
    listeners,
    asked: () => asked,
    tell: () => {
      for (const listener of listeners) listener();
    },
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it('says nothing before the browser has answered, then what is in the way, then that it was taken away', async () => {
  const { port, tell } = browserWith('sites', null);
  const access = followAccess(port);
  expect(access.obstacle.value).toBeUndefined();
  await settled();
  expect(access.obstacle.value).toBe('sites');
  tell();
  await settled();
  expect(access.obstacle.value).toBeNull();
});

it('takes the answer to the latest question, whichever comes last', async () => {
  let late: (answer: AccessObstacle | null) => void = () => {};
  const { port, tell } = browserWith(new Promise((resolve) => (late = resolve)), null);
  const access = followAccess(port);
  tell();
  await settled();
  late('sites');
  await settled();
  expect(access.obstacle.value).toBeNull();
});

it('claims nothing where the browser cannot be asked, and stops listening when disposed of', async () => {
  const { port, listeners, asked } = browserWith(Promise.reject(new Error('no permissions here')));
  const access = followAccess(port);
  await settled();
  expect(access.obstacle.value).toBeUndefined();
  access.ask();
  expect(asked()).toBe(1);
  access[Symbol.dispose]();
  expect(listeners.size).toBe(0);
});
