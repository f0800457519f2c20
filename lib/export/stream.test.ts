import { expect, it } from 'vitest';
import { entryWith } from '../model/arbitrary';
import { CONTEXT } from './context.fixture';
import { json } from './json';
import { stream, toBlob } from './stream';

const many = Array.from({ length: 2_000 }, (_, order) => ({ ...entryWith(), order }));

it('writes in chunks, tells how far it is, and loses nothing', async () => {
  const progress: number[] = [];
  let breaths = 0;
  const chunks: string[] = [];
  const options = {
    onProgress: (written: number) => progress.push(written),
    breathe: async () => {
      breaths++;
    },
  };
  for await (const chunk of stream(json, many, CONTEXT, options)) chunks.push(chunk);
  expect(chunks.join('')).toBe([...json.write(many, CONTEXT)].join(''));
  expect(breaths).toBeGreaterThan(2);
  expect(progress.at(-1)).toBe(many.length);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
});

it('stops where it is told to', async () => {
  const abort = new AbortController();
  const chunks: string[] = [];
  const run = async () => {
    for await (const chunk of stream(json, many, CONTEXT, { signal: abort.signal, breathe: async () => {} })) {
      chunks.push(chunk);
      abort.abort(new Error('enough'));
    }
  };
  await expect(run()).rejects.toThrow('enough');
  expect(chunks).toHaveLength(1);
});

it('makes a blob of the right kind', async () => {
  const blob = await toBlob(stream(json, many, CONTEXT, { breathe: async () => {} }), json.mediaType);
  expect(blob.type).toBe('application/json');
  expect(JSON.parse(await blob.text())).toMatchObject({ format: 'hangup', entries: { length: many.length } });
});
