import { browser } from 'wxt/browser';

/** Of a resource that DevTools holds of the inspected page. The browser answers by calling back. */
interface Resource {
  url: string;
  getContent(answer: (content: string | null) => void): void;
}

/**
 * The text of a script of the inspected page, as DevTools holds it: nothing is asked of the network. `null`: DevTools
 * has no such script, is Firefox's, which tells no extension of its resources, or is not there.
 */
export async function scriptText(url: string): Promise<string | null> {
  const inspected: unknown = browser.devtools?.inspectedWindow;
  if (!isInspected(inspected)) return null;
  const resources = await new Promise<readonly Resource[]>((resolve) => inspected.getResources(resolve));
  const script = resources.find((resource) => resource.url === url);
  return script ? new Promise((resolve) => script.getContent(resolve)) : null;
}

function isInspected(value: unknown): value is { getResources(answer: (resources: Resource[]) => void): void } {
  return (
    typeof value === 'object' && value !== null && 'getResources' in value && typeof value.getResources === 'function'
  );
}
