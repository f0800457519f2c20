import { expect, it } from 'vitest';
import { createPendingWork } from './pending-work';

it('waits for what had begun, whether it succeeds or fails, and for nothing that came later', async () => {
  const underWay = createPendingWork();
  const reported: string[] = [];
  let succeed = (_: string) => {};
  let fail = (_: Error) => {};
  const given = underWay.add(
    new Promise<string>((resolve) => {
      succeed = resolve;
    }),
  );
  const failing = underWay
    .add(
      new Promise<string>((_, reject) => {
        fail = reject;
      }),
    )
    .catch(() => reported.push('failed'));
  const settled = underWay.settled().then(() => reported.push('settled'));
  underWay.add(new Promise(() => {}));
  succeed('done');
  reported.push(await given);
  expect(reported).toEqual(['done']);
  fail(new Error('disk full'));
  await Promise.all([failing, settled]);
  expect(reported).toEqual(['done', 'failed', 'settled']);
});
