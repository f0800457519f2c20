import { readFile, writeFile } from 'node:fs/promises';
import JSZip from 'jszip';

/** The first instant that a zip can tell. */
const INSTANT = new Date(Date.UTC(1980, 0, 1));

/**
 * Packs a zip once more, so that its bytes follow from the names and contents of its files alone: sorted, all of the
 * same instant, without entries for folders.
 */
export async function makeReproducible(path: string): Promise<void> {
  await writeFile(path, await packSorted(await readFile(path)));
}

/** @returns the bytes of the zip with the same files */
export async function packSorted(zip: Uint8Array): Promise<Uint8Array> {
  const given = await JSZip.loadAsync(zip);
  const packed = new JSZip();
  const names = Object.keys(given.files).filter((name) => given.files[name]?.dir === false);
  for (const name of names.sort()) {
    const content = await given.file(name)?.async('uint8array');
    if (content) packed.file(name, content, { date: INSTANT, createFolders: false });
  }
  return packed.generateAsync({
    type: 'uint8array',
    platform: 'DOS',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
  });
}
