import file from '../data/application-codes.json' with { type: 'json' };
import type { ApplicationCode, Dictionary, DictionaryFile } from '../data/dictionary';
import { asPathPattern } from '../lib/reference/detect';

export const BUILT_IN: readonly Dictionary[] = (file as DictionaryFile).dictionaries;

/** A socket that ends with a code of a dictionary, on a connection that this dictionary recognises if it can. */
export interface ApplicationCodeSocket {
  dictionary: Dictionary;
  entry: ApplicationCode;
  /** Stands in the URL and nowhere else. */
  mark: string;
  url: string;
  protocols: string[];
  /** The page closes it; `null`: the server does. */
  closeWith: number | null;
  /** What of the connection the dictionary goes by; `null`: it recognises none. */
  by: 'subprotocol' | 'host' | 'path' | null;
}

export interface Servers {
  plainPort: number;
  securePort: number;
}

/** Why no page can be told a code, so that it cannot be played. */
export function unplayable({ entry, dictionary }: { entry: ApplicationCode; dictionary: Dictionary }): string | null {
  const { code, synthetic, sentBy } = entry;
  if (code < 3000 && synthetic) return `${dictionary.id} ${code}: made up by its client library, never by a browser`;
  if (code === 1001 && sentBy === 'client') return `${dictionary.id} ${code}: page script may not close with 1001`;
  return null;
}

/** One socket for each code of a dictionary that can be played, going round what it is recognised by. */
export function socketsOf(dictionary: Dictionary, { plainPort, securePort }: Servers): ApplicationCodeSocket[] {
  const { subprotocols = [], hosts = [], paths = [] } = dictionary.detect ?? {};
  const ways = [
    // Some name what a browser would not let a page ask for, with a slash in it.
    ...subprotocols
      .filter((token) => /^[\w.*+-]+$/.test(token))
      .map((token) => ({ by: 'subprotocol', token }) as const),
    ...hosts.map((host) => ({ by: 'host', host }) as const),
    ...paths.map(asPathPattern).map(({ path, query = [] }) => ({ by: 'path', path, query }) as const),
  ];
  return dictionary.codes
    .filter((entry) => unplayable({ entry, dictionary }) === null)
    .map((entry, index) => {
      const way = ways[index % Math.max(ways.length, 1)];
      const mark = `as=${dictionary.id}.${entry.code}.`;
      const closeWith = entry.sentBy === 'client' ? entry.code : null;
      const ask = [...(way?.by === 'path' ? way.query.map((name) => `${name}=x`) : []), mark];
      if (closeWith === null) ask.push(`close=${entry.code === 1005 ? '' : entry.code}`, 'after=0');
      const origin = way?.by === 'host' ? originOf(filled(way.host), securePort) : `ws://127.0.0.1:${plainPort}`;
      const path = way?.by === 'path' ? filled(way.path) : '/socket';
      return {
        dictionary,
        entry,
        mark,
        url: `${origin}${path}?${ask.join('&')}`,
        protocols: way?.by === 'subprotocol' ? [filled(way.token)] : [],
        closeWith,
        by: way?.by ?? null,
      };
    });
}

/** Chromium goes to many of these hosts by TLS alone; those that are told by their port are on the user's machine. */
function originOf(host: string, securePort: number): string {
  return host.includes(':') ? `ws://${host}` : `wss://${host}:${securePort}`;
}

/** What Chromium's `--host-resolver-rules` must be for all of them to come to the servers. */
export function resolverRules({ plainPort }: Pick<Servers, 'plainPort'>): string {
  const withPort = BUILT_IN.flatMap(({ detect }) => detect?.hosts ?? []).filter((host) => host.includes(':'));
  return [...withPort.map((host) => `MAP ${host} 127.0.0.1:${plainPort}`), 'MAP * 127.0.0.1'].join(', ');
}

/** A text that fits a pattern. */
function filled(pattern: string): string {
  return pattern.replaceAll('**', '').replaceAll('*', 'x').replaceAll('#', '1');
}
