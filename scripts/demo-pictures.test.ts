import { expect, it } from 'vitest';
import { startPictures } from './demo-pictures';

it('runs the next step after one that fails, and keeps the first line of each error', async () => {
  const { attempt, failures } = startPictures();
  const done: string[] = [];
  await attempt('panel-light.png', async () => done.push('light'));
  await attempt('panel-dark.png', async () => {
    throw new Error('Timeout 30000ms exceeded.\nCall log: …');
  });
  await attempt('popup.png', () => Promise.reject('No popup is open.'));
  await attempt('last.png', async () => done.push('last'));
  expect(done).toEqual(['light', 'last']);
  expect(failures).toEqual(['panel-dark.png (Timeout 30000ms exceeded.)', 'popup.png (No popup is open.)']);
});
