import type { Plugin } from 'vite';

const POLICY = /\s*<meta http-equiv="Content-Security-Policy"[^>]*>/g;

/** What pages are allowed under `npm run dev`: scripts and styles that come from Vite, and its word that one changed. */
export const DEV_POLICY = "script-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'";

/** Takes a page's own policy out under `npm run dev`, for it forbids the connection that tells of changes. */
export function withoutOwnPolicy(): Plugin {
  return { name: 'hangup:without-own-policy', transformIndexHtml: (html) => html.replace(POLICY, '') };
}
