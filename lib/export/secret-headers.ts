import type { Header } from '../model/entry';

const SECRET_HEADERS = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

/** Part of a header's value; secret parts are masked until asked for. */
export interface HeaderPart {
  text: string;
  secret: boolean;
}

/**
 * A header's value in parts, which together are the value again. Of credentials the whole is secret, but for the scheme
 * (`Bearer`) and the cookies' names. Of `Sec-WebSocket-Protocol` it is what is no protocol's name but a token: pages
 * send those there, for a page can set no other header.
 */
export function headerParts({ name, value }: Header): HeaderPart[] {
  const lower = name.toLowerCase();
  if (lower === 'sec-websocket-protocol') return subprotocolParts(value);
  if (!SECRET_HEADERS.has(lower)) return [{ text: value, secret: false }];
  switch (lower) {
    case 'cookie':
      return joined(value.split(';').map(assignmentParts), ';');
    case 'set-cookie': {
      const end = value.indexOf(';');
      if (end < 0) return assignmentParts(value);
      return [...assignmentParts(value.slice(0, end)), { text: value.slice(end), secret: false }];
    }
    default: {
      const space = value.indexOf(' ');
      return space < 0
        ? secret(value)
        : [{ text: value.slice(0, space + 1), secret: false }, ...secret(value.slice(space + 1))];
    }
  }
}

/** Whether any of a header's value is secret. */
export function isSensitive(header: Header): boolean {
  return headerParts(header).some((part) => part.secret);
}

/** The cookie's value; of `name` without a value there is nothing secret, and nothing to tell the two apart by. */
function assignmentParts(text: string): HeaderPart[] {
  const sign = text.indexOf('=');
  return sign < 0 ? secret(text) : [{ text: text.slice(0, sign + 1), secret: false }, ...secret(text.slice(sign + 1))];
}

/** After an item that announces one (`bearer, TOKEN`), whatever follows is the token. */
function subprotocolParts(value: string): HeaderPart[] {
  let announced = false;
  const items = value.split(',').map((item): HeaderPart[] => {
    const text = item.trim();
    const isToken = announced || looksLikeToken(text);
    announced = ANNOUNCES.test(text);
    return [{ text: item, secret: isToken }];
  });
  return joined(items, ',');
}

const ANNOUNCES = /^(?:access[-_.]?token|auth(?:orization)?|bearer|jwt|token|api[-_]?key|ticket)$/i;
/** `base64url.bearer.authorization.k8s.io.TOKEN`, `Bearer-TOKEN`, `token.TOKEN`. */
const CARRIES = /(?:^|[.\-_])(?:bearer|authorization|auth|jwt|token|api[-_]?key|ticket)[.\-_=:]\S/i;

function looksLikeToken(text: string): boolean {
  if (CARRIES.test(text) || /^ey[\w-]{8,}/.test(text)) return true;
  return text.length >= 16 && text.split(/[.\-_/]/).some(isRandom);
}

/** Words of a protocol's name are short, or letters of one kind; what was drawn at random mixes them. */
function isRandom(word: string): boolean {
  if (word.length < 16) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/].filter((kind) => kind.test(word)).length;
  return kinds >= 2 || word.length >= 32;
}

function joined(groups: readonly HeaderPart[][], separator: string): HeaderPart[] {
  return groups.flatMap((parts, index) => (index === 0 ? parts : [{ text: separator, secret: false }, ...parts]));
}

function secret(text: string): HeaderPart[] {
  return text === '' ? [] : [{ text, secret: true }];
}
