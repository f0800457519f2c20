/** What is known of a connection that tells which protocol it speaks. */
export interface Connection {
  url: string | null;
  /** The negotiated subprotocol, `''` for none. */
  protocol: string;
  requestedProtocols?: readonly string[] | null;
  documentUrl?: string | null;
}

/** A connection taken apart, as far as its URLs can be parsed. */
export interface Clues {
  /** With the port, unless it is the scheme's own. */
  host: string;
  hostname: string;
  /** Without a slash at the end; `''` is the root. */
  path: string;
  hasParameter(name: string): boolean;
  /** The negotiated subprotocol; what was asked for, where none was negotiated. */
  tokens: readonly string[];
  /** Host name of the page. */
  page: string;
}

export function cluesOf({ url, protocol, requestedProtocols, documentUrl }: Connection): Clues {
  const parsed = parse(url);
  return {
    host: parsed?.host ?? '',
    hostname: parsed?.hostname ?? '',
    path: parsed?.pathname.replace(/\/$/, '') ?? '',
    hasParameter: (name) => parsed?.searchParams.has(name) ?? false,
    tokens: protocol === '' ? (requestedProtocols ?? []) : [protocol],
    page: parse(documentUrl)?.hostname ?? '',
  };
}

function parse(url: string | null | undefined): URL | null {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url) : null;
}
