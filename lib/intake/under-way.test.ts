import { expect, it } from 'vitest';
import { createUnderWay } from './under-way';

it('waits for what had begun, whether it succeeds or fails, and for nothing that came later', async () => {
  const underWay = createUnderWay();
  const told: string[] = [];
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
    .catch(() => told.push('failed'));
  const settled = underWay.settled().then(() => told.push('settled'));
  underWay.add(new Promise(() => {}));
  succeed('done');
  told.push(await given);
  expect(told).toEqual(['done']);
  fail(new Error('disk full'));
  await Promise.all([failing, settled]);
  expect(told).toEqual(['done', 'failed', 'settled']);
});
