import { describe, expect, it } from 'vitest';
import type { Dictionary } from '../../data/dictionary';
import { translation } from '../i18n/translation';
import { BUILT_IN } from './built-in';
import { createSearch } from './search';
import { CANON } from './zh-CN';

const search = createSearch(BUILT_IN);
const ids = (query: string) => search(query).map(({ id }) => id);

/** The rows of http-ws-reference: HTTP status, close code or range, close text. */
const HTTP_WS_REFERENCE = `
  200  1000       Normal Closure
  204  1005       No Status Received
  400  1002       Protocol Error
  400  1007       Invalid Frame Payload Data
  401  3000       Unauthorized
  403  1008       Policy Violation
  415  1003       Unsupported Data
  413  1009       Message Too Big
  426  1010       Mandatory Extension
  502  1014       Bad Gateway
  503  1012       Service Restart
  503  1013       Try Again Later
  426  1015       TLS Handshake
  500  1006       Abnormal Closure
  500  1011       Internal Error
  -    4000-4999  Reserved for Private Use
`;

/** The list of RFC 6455's codes and ranges: code or range, and what it calls them or says of them. */
const RFC6455_LIST = `
  1000       normal closure
  1001       going away
  1002       protocol error
  1003       data it cannot accept
  1004       Reserved
  1005       no status code was actually present
  1006       closed abnormally
  1007       Unsupported payload
  1008       Policy violation
  1009       message that is too big for it to process
  1010       Mandatory extension
  1011       Server error
  1012       Service restart
  1013       Try again later
  1014       Bad gateway
  1015       TLS handshake fail
  0-999      not used
  1000-2999  reserved for definition by this protocol
  3000-3999  libraries, frameworks, and applications
  4000-4999  reserved for private use
`;

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/));

describe('the search of the reference', () => {
  it.each(lines(HTTP_WS_REFERENCE))('finds the row %s %s %s of http-ws-reference', (status, code = '', text = '') => {
    expect(ids(code)[0]).toBe(code);
    expect(ids(text)).toContain(code);
    if (status !== undefined && status !== '-') expect(ids(status)).toContain(code);
  });

  it.each(lines(RFC6455_LIST))('finds %s “%s” of the RFC', (code = '', text = '') => {
    expect(ids(code)[0]).toBe(code);
    expect(ids(text)).toContain(code);
  });

  it('puts first what is likeliest meant', () => {
    expect(ids('1006')[0]).toBe('1006');
    expect(ids('forbidden').slice(0, 2)).toEqual(['3003', 'http-403']);
    expect(ids('403').slice(0, 2)).toEqual(['3003', '1008']);
    expect(ids('403').slice(2, 6)).toEqual(['http-403', '1006', 'graphql-transport-ws:4403', 'hocuspocus:4403']);
    expect(ids('discord 4004')[0]).toBe('discord-gateway:4004');
    expect(ids('too big')[0]).toBe('1009');
    expect(ids('normal')[0]).toBe('1000');
    expect(ids('Server error')[0]).toBe('1011');
  });

  it('finds by the beginning of a number or of a word', () => {
    expect(ids('100').slice(0, 10)).toEqual([...Array(10).keys()].map((last) => `100${last}`));
    expect(ids('abnor')[0]).toBe('1006');
    expect(ids('graphql 44')).toContain('graphql-transport-ws:4403');
    for (const id of ids('graphql 44')) expect(id).toMatch(/^graphql-[\w-]+:44/);
  });

  it('finds every code of every dictionary by the dictionary’s name and the code', () => {
    for (const { id, name, codes } of BUILT_IN) {
      for (const { code } of codes) expect(ids(`${name} ${code}`)).toContain(`${id}:${code}`);
    }
  });

  it('answers for a code that nobody has registered', () => {
    expect(search('4711')[0]).toMatchObject({ id: '4711', name: 'Private use' });
    expect(search('2500')[0]).toMatchObject({ id: '2500', name: 'Unassigned' });
    expect(search('70000')[0]).toMatchObject({ name: 'Not a close code' });
    expect(search('987')[0]).toMatchObject({ id: '987', name: 'Not used' });
  });

  it('puts the exact code of one’s own dictionary first, but not before a code of the standard', () => {
    const entry = { name: 'Kicked', meaning: 'A moderator removed you.' };
    const own: Dictionary = {
      id: 'acme',
      name: 'Acme chat',
      kind: 'application',
      source: 'us',
      codes: [
        { code: 1006, ...entry },
        { code: 4004, ...entry },
        { code: 4711, ...entry },
      ],
    };
    const mine = createSearch([own, ...BUILT_IN], new Set(['acme']));
    const found = (query: string) => mine(query).map(({ id }) => id);
    expect(found('4711').slice(0, 2)).toEqual(['acme:4711', '4711']);
    expect(found('4004').slice(0, 2)).toEqual(['acme:4004', '4004']);
    expect(found('1006')[0]).toBe('1006');
    expect(new Set(found('4004')).size).toBe(found('4004').length);
  });

  it('finds nothing where a word fits nowhere, and nothing for no words', () => {
    expect(ids('1006 zebra')).toEqual([]);
    expect(ids('  !?  ')).toEqual([]);
  });

  it('finds what is said in Chinese by any part of it, and by its English words as well', () => {
    translation.value = CANON;
    const chinese = createSearch(BUILT_IN);
    translation.value = new Map();
    const found = (query: string) => chinese(query).map(({ id }) => id);
    expect(found('网关')[0]).toBe('1014');
    expect(found('证书').slice(0, 1)).toEqual(['1015']);
    expect(found('私有使用')).toContain('4000-4999');
    expect(found('gateway')).toContain('1014');
    expect(ids('网关')).toEqual([]);
  });

  it('finds the canon without dictionaries', () => {
    const canon = createSearch([]);
    expect(canon('1006')[0]?.id).toBe('1006');
    expect(canon('1006').some(({ kind }) => kind === 'application')).toBe(false);
    expect(canon('discord')).toEqual([]);
  });
});
