import { urlParts } from '../../model/url-parts';
import type { Case } from '../case';
import type { Claim, Observation } from '../finding';
import { responseHeader } from './evidence';
import { failure, status } from './unreachable';

export function certain(end: Case, number: number, also: Observation[] = []): Claim {
  return { level: 'certain', support: [status(number), ...failure(end), ...also] };
}

export const server = (end: Case): Observation[] => responseHeader(end, 'server');

export function originOf(end: Case): { origin: string; isSame: boolean } {
  const sent = end.evidence?.requestHeaders?.find(({ name }) => name.toLowerCase() === 'origin')?.value;
  const { scheme, host } = urlParts(sent ?? end.record.document.url);
  if (host === '') return { origin: sent ?? '', isSame: false };
  return { origin: `${scheme}://${host}`, isSame: withoutPort(host.toLowerCase()) === withoutPort(end.host) };
}

const withoutPort = (host: string): string => host.replace(/:(?:80|443)$/, '');

export const isAboutProtocol = ({ failure }: Case): boolean =>
  failure?.phase === 'upgrade-check' && failure.sentence.includes("'Sec-WebSocket-Protocol' header");

export const isAboutExtension = ({ failure }: Case): boolean =>
  failure?.phase === 'upgrade-check' && /Sec-WebSocket-Extensions|permessage-deflate/.test(failure.sentence);

/** Firefox's `webRequest` sees a proper 101 where the browser found fault with its headers. */
export function completed(end: Case): boolean {
  return (
    end.endType === 'refused' && end.evidence?.source === 'webRequest' && end.evidence.status === 101 && !end.failure
  );
}
