import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import JSZip from 'jszip';
import type { Page } from 'puppeteer-core';

/** What has a Firefox take a package that lies in its profile, unsigned: ESR, Developer Edition and Nightly do. */
export const TAKES_PACKAGES = {
  'xpinstall.signatures.required': false,
  // What lies in the profile is looked for at the start, and is not switched off until somebody agrees.
  'extensions.startupScanScopes': 1,
  'extensions.autoDisableScopes': 0,
};

/** Puts a built extension into a profile as a package: the browser installs it as it starts, as one that is no developer's. */
export async function putPackage(profile: string, extension: string, addOn: string): Promise<void> {
  const zip = new JSZip();
  for (const file of await readdir(extension, { recursive: true, withFileTypes: true })) {
    const path = join(file.parentPath, file.name);
    if (file.isFile()) zip.file(relative(extension, path).replaceAll('\\', '/'), await readFile(path));
  }
  await mkdir(join(profile, 'extensions'), { recursive: true });
  await writeFile(join(profile, 'extensions', `${addOn}.xpi`), await zip.generateAsync({ type: 'uint8array' }));
}

/** What only a privileged page has, as far as it is used here. */
interface Privileged {
  ChromeUtils: { importESModule(url: string): { AppConstants: { MOZ_REQUIRE_SIGNING: boolean } } };
}

/**
 * Whether this Firefox takes signed packages alone, whatever is set: releases do.
 *
 * @param privileged a page of the browser's own
 */
export function takesSignedAlone(privileged: Page): Promise<boolean> {
  return privileged.evaluate(() => {
    const { ChromeUtils } = globalThis as typeof globalThis & Privileged;
    return ChromeUtils.importESModule('resource://gre/modules/AppConstants.sys.mjs').AppConstants.MOZ_REQUIRE_SIGNING;
  });
}
