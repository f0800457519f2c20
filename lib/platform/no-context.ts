/**
 * Takes the place of WXT's content script context, which announces itself by a DOM event and `window.postMessage`:
 * a page could hear both. The observer needs nothing of it.
 */
export class ContentScriptContext {}
