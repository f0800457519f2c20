import { describe, expect, it } from 'vitest';
import { BROWSER_BEHAVIOUR } from '../../data/browser-behaviour';
import { CLOSE_CODES } from '../../data/close-codes';
import { CODE_RANGES } from '../../data/code-ranges';
import { FAILURE_SENTENCES } from '../../data/failure-sentences';
import { FIXES } from '../../data/fixes/fixes';
import { STATUS_ADVICE } from '../../data/http-to-close';
import { HTTP_WS_ROWS } from '../../data/http-ws-reference';
import { NETWORK_ERRORS } from '../../data/network-errors';
import { TIME_LIMITS_OF_PRODUCTS } from '../../data/time-limits';
import dictionaryWords from '../../data/zh-CN/application-codes.json' with { type: 'json' };
import { BROWSER_WORDS } from '../../data/zh-CN/browsers';
import { CAUSE_WORDS } from '../../data/zh-CN/causes';
import { FAILURE_WORDS } from '../../data/zh-CN/failures';
import { FIX_WORDS } from '../../data/zh-CN/fixes';
import { HTTP_WORDS } from '../../data/zh-CN/http';
import { PRODUCT_WORDS } from '../../data/zh-CN/products';
import { BUILT_IN } from '../reference/built-in';
import { byStatusConvention } from '../reference/http-equivalent';
import { lookUp, unregistered } from '../reference/look-up';
import { CAUSES } from './causes/all';
import { BY_POLICY } from './handshake';
import { ALL } from './zh-CN';

const CHINESE = /\p{Script=Han}/u;

/** What is called the same in every language: a name, perhaps with its version, or something to be read by a machine. */
function isName(text: string): boolean {
  return NAMES.has(text) || !/[a-z]{2}/.test(text.replace(MACHINE, ''));
}
/** JSON, identifiers, and holes for others' words. */
const MACHINE = /\{[^}]*\}|\[[^\]]*\]|\b[a-z]+[A-Z]\w*|\w*[_.:]\w+/g;
const NAMES = new Set([
  'nginx proxy_read_timeout',
  // Products and their versions.
  ...['nginx', 'Apache httpd', 'HAProxy', 'Caddy', 'http-proxy-middleware', 'Cloudflare', 'Heroku', 'Phoenix'],
  ...['Kubernetes ingress-nginx', 'AWS Application Load Balancer', 'AWS Network Load Balancer', 'AWS API Gateway'],
  ...['GKE Ingress', 'Google Cloud Run', 'Content Security Policy', 'graphql-ws', 'Django Channels', 'React'],
  ...['Django Channels (Daphne)', 'FastAPI, Starlette (Uvicorn)', 'FastAPI, Starlette', 'websockets (Python)'],
  ...['ws (Node.js)', 'Spring', 'Spring (STOMP)', 'ASP.NET Core', 'ASP.NET Core SignalR', 'Rails Action Cable'],
  ...['Socket.IO', 'Socket.IO 4', 'Envoy', 'Amazon CloudFront', 'ws 8', 'Fly.io'],
  ...['Heroku Common Runtime', 'CSP Level 3', 'Cloudflare API v4', 'gcloud CLI'],
  // Settings.
  ...['ProxyTimeout (Timeout)', 'websocket: [timeout: ...]', 'proxy-read-timeout'],
]);

const reworded = [...NETWORK_ERRORS, ...FAILURE_SENTENCES].map(({ summary }) => summary);

const reported = [
  ...CLOSE_CODES.map(({ code, meaning, whatToDo, reconnect, note }) => [
    code,
    [meaning, whatToDo, reconnect.how, note],
  ]),
  ...CLOSE_CODES.map(({ code }) => [`${code} in HTTP terms`, lookUp(code).http.flatMap(({ notes }) => notes)]),
  ...CODE_RANGES.map(({ from, name, meaning, policy }) => [`range ${from}`, [name, meaning, policy]]),
  ...CODE_RANGES.map((range) => {
    const { name, meaning, whatToDo, reconnect, note } = unregistered(range.from ?? Number.NaN, range);
    return [`unregistered ${range.from}`, [name, meaning, whatToDo, reconnect.how, note]];
  }),
  ['4000 plus a status', byStatusConvention(4401).map(({ note }) => note)],
  ...HTTP_WS_ROWS.map(({ category, note }) => [category, [note]]),
  ...STATUS_ADVICE.map(({ status, why }) => [`HTTP ${status}`, [why]]),
  ...[...reworded, ...Object.values(BY_POLICY)].map((summary) => [summary, [summary]]),
  ...CAUSES.map(({ id, title, explanation, change }) => [id, [title, explanation, change]]),
  ...FIXES.map(({ id, product, title, note, version }) => [`fix ${id}`, [product, title, note, version]]),
  ...TIME_LIMITS_OF_PRODUCTS.map(({ product, setting }) => [`${product} ${setting}`, [product, setting]]),
  ...BROWSER_BEHAVIOUR.map(({ event, standard, chromium, firefox, safari }) => [
    event,
    [event, standard, chromium, firefox, safari],
  ]),
  ...BUILT_IN.map(({ id, notes, inBand, ranges = [], codes }) => [
    `dictionary ${id}`,
    [
      ...[notes, inBand],
      ...[...ranges, ...codes].flatMap(({ meaning, advice, note }) => [meaning, advice, note]),
      ...codes.flatMap(({ reasons = {} }) => Object.values(reasons)),
    ],
  ]),
] as [string | number, (string | undefined)[]][];

describe('Simplified Chinese', () => {
  it.each(reported)('has words for all that is said of %s', (_id, texts) => {
    const untold = texts.filter((text) => text && !isName(text) && !CHINESE.test(ALL.get(text) ?? ''));
    expect(untold, 'to be said in data/zh-CN/ (of a dictionary, in application-codes.json)').toEqual([]);
  });

  it('has words for no other causes', () => {
    expect(Object.keys(CAUSE_WORDS)).toEqual(CAUSES.map(({ id }) => id));
  });

  it('has no words for what is said no longer', () => {
    const said = new Set(reported.flatMap(([, texts]) => texts));
    const tables = [HTTP_WORDS, BROWSER_WORDS, FIX_WORDS, PRODUCT_WORDS, dictionaryWords];
    const stale = tables.flatMap(Object.keys).filter((text) => !said.has(text));
    expect(stale).toEqual([]);
    const holes = Object.keys(FAILURE_WORDS).filter((text) => text.includes('{') && !said.has(text));
    expect(holes).toEqual([]);
  });

  it('keeps names, numbers and settings as they are', () => {
    const verbatim = /\b(?:RFC \d+|\d{4}|[a-z]+_[a-z_]+|[A-Z][a-z]+-[A-Z][A-Za-z-]+|wss?:|https:|[a-z]+\(\))(?!\w)/g;
    const changed = [...ALL].flatMap(([text, translated]) =>
      [...new Set(text.match(verbatim) ?? [])]
        .filter((word) => !translated.includes(word))
        .map((word) => [word, translated]),
    );
    expect(changed).toEqual([]);
  });

  it('keeps the holes that others’ words go into', () => {
    const holesOf = (text: string) => text.match(/\{(?:text|error|status)\}/g);
    expect(Object.entries(FAILURE_WORDS).filter(([text, words]) => `${holesOf(text)}` !== `${holesOf(words)}`)).toEqual(
      [],
    );
  });

  it('ends sentences as sentences, and leaves no space between Chinese and its punctuation', () => {
    const odd = [...ALL].filter(
      ([text, translated]) =>
        (/[.]$/.test(text) && !/[。）]$/.test(translated)) || /\p{Script=Han} ?[,;:?!]/u.test(translated),
    );
    expect(odd.map(([, translated]) => translated)).toEqual([]);
  });
});
