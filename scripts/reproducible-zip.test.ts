import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { packSorted } from './reproducible-zip';

async function zipOf(files: readonly (readonly [name: string, text: string])[], date: Date): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, text] of files) zip.file(name, text, { date });
  return zip.generateAsync({ type: 'uint8array' });
}

const FILES = [
  ['manifest.json', '{}'],
  ['chunks/a.js', 'a()'],
  ['_locales/en/messages.json', '{"word": "Grüße"}'],
] as const;

describe('packSorted', () => {
  it('gives the same bytes whatever the order and the time of the files', async () => {
    const one = await packSorted(await zipOf(FILES, new Date('2026-01-02T03:04:06Z')));
    const other = await packSorted(await zipOf(FILES.toReversed(), new Date('2026-11-22T12:00:00Z')));
    expect(Buffer.from(other).equals(Buffer.from(one))).toBe(true);
  });

  it('keeps each file, and no entry for a folder', async () => {
    const zip = await JSZip.loadAsync(await packSorted(await zipOf(FILES, new Date())));
    expect(Object.keys(zip.files)).toEqual(FILES.map(([name]) => name).toSorted());
    for (const [name, text] of FILES) expect(await zip.file(name)?.async('string')).toBe(text);
  });

  it('gives other bytes for other contents', async () => {
    const one = await packSorted(await zipOf([['a', '1']], new Date(0)));
    const other = await packSorted(await zipOf([['a', '2']], new Date(0)));
    expect(Buffer.from(other).equals(Buffer.from(one))).toBe(false);
  });
});
