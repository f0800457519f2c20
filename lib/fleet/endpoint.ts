import { flawed, type Read } from './read';

/** Where the OTLP specification puts logs below a base URL. */
const LOGS = '/v1/logs';

/** An endpoint as it is used: a URL without a path is that of the Collector as a whole. */
export function readEndpoint(value: unknown, field: string): Read<string> {
  if (typeof value !== 'string') return flawed(field, { kind: 'text' });
  const text = value.trim();
  if (text === '') return { ok: true, value: '' };
  if (!URL.canParse(text)) return flawed(field, { kind: 'url' });
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return flawed(field, { kind: 'scheme' });
  // fetch() refuses them; a header says the same.
  if (url.username !== '' || url.password !== '') return flawed(field, { kind: 'credentials' });
  if (url.pathname === '/') url.pathname = LOGS;
  url.hash = '';
  return { ok: true, value: url.href };
}

/**
 * The match pattern of the endpoint's origin, to be granted by the user. Firefox knows no ports there: its grant is for
 * the host.
 */
export function originPattern(endpoint: string, withPort: boolean): string {
  const { protocol, hostname, port } = new URL(endpoint);
  const number = port || (protocol === 'https:' ? '443' : '80');
  return `${protocol}//${hostname}${withPort ? `:${number}` : ''}/*`;
}
