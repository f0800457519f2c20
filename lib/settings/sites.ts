/** One line of a list of sites that is none, and its number from 1. */
export interface SiteError {
  line: number;
  text: string;
  kind: 'address' | 'host';
}

export interface ReadSites {
  sites: string[];
  errors: SiteError[];
}

const LABEL = '[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?';
const HOST = new RegExp(`^(\\*\\.)?(${LABEL}(\\.${LABEL})*|\\[[0-9a-f:.]+\\])(:\\d{1,5})?$`);
const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/**
 * Reads a list of sites, one a line: `app.example.com`, `*.example.com` (that host and all below it), `localhost:3000`.
 * Empty lines and what is said twice are left out; names of other scripts are taken as browsers write them.
 */
export function readSites(text: string): ReadSites {
  const sites = new Set<string>();
  const errors: SiteError[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const site = asSite(line);
    if (site !== null) sites.add(site);
    else errors.push({ line: index + 1, text: line, kind: /[/\\?#@]/.test(line) ? 'address' : 'host' });
  }
  return { sites: [...sites], errors };
}

/** The line as browsers write the host; `null`: it is no host. */
function asSite(line: string): string | null {
  const plain = line.toLowerCase();
  if (HOST.test(plain)) return plain;
  if (!/[^\p{ASCII}]/u.test(plain) || /[\s/\\?#@]/.test(plain)) return null;
  const [wildcard, host] = plain.startsWith('*.') ? ['*.', plain.slice(2)] : ['', plain];
  const written = URL.canParse(`http://${host}`) ? wildcard + new URL(`http://${host}`).host : '';
  return HOST.test(written) ? written : null;
}

/** Whether a page of this URL is of one of the sites. A site without a port is all of them. */
export function isOfSites(sites: readonly string[], url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, port, protocol } = new URL(url);
  if (hostname === '') return false;
  const asked = port || DEFAULT_PORTS[protocol] || '';
  return sites.some((site) => {
    const [, host = site, itsPort] = /^(.*?)(?::(\d+))?$/.exec(site) ?? [];
    if (itsPort !== undefined && itsPort !== asked) return false;
    if (!host.startsWith('*.')) return hostname === host;
    return hostname === host.slice(2) || hostname.endsWith(host.slice(1));
  });
}
