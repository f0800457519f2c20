import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Places } from '../fault';
import type { ScriptedResponses } from './scripted-responses';

const PAGE = join(import.meta.dirname, '../page');

const SCRIPTS = ['main', 'frame', 'worker'];

/** What the demo serves over HTTP. */
export interface Pages {
  serve(request: IncomingMessage, response: ServerResponse): void;
}

/** Bundles the page's scripts and answers requests for them, for the documents, and for the lottery. */
export async function makePages(places: () => Places, responses: ScriptedResponses): Promise<Pages> {
  const [scripts, index, style] = await Promise.all([bundle(), readPage('index.html'), readPage('style.css')]);
  return {
    serve: (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const script = scripts.get(pathname);
      // Frames of opaque and foreign origins play too.
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Cache-Control', 'no-store');
      if (script !== undefined) return send(response, 'text/javascript', script);
      switch (pathname) {
        case '/':
          return send(response, 'text/html', index.replace('{}', JSON.stringify(places())));
        case '/style.css':
          return send(response, 'text/css', style);
        case '/frame.html':
          return send(response, 'text/html', FRAME);
        case '/csp.html':
          response.setHeader('Content-Security-Policy', "connect-src 'none'");
          return send(response, 'text/html', FRAME);
        case '/mapped.html':
          return send(response, 'text/html', MAPPED);
        case '/gone.html':
          return send(response, 'text/html', GONE);
        case '/lottery':
          return void fill(responses, request, response);
        case '/lottery/log':
          return send(response, 'application/json', JSON.stringify(responses.draws));
        default:
          response.statusCode = 404;
          return send(response, 'text/plain', 'Nothing here.\n');
      }
    },
  };
}

const FRAME =
  '<!doctype html><meta charset="utf-8"><title>A frame of the demo</title><script src="/frame.js"></script>';
const MAPPED = '<!doctype html><meta charset="utf-8"><title>Mapped</title><script src="/mapped.js"></script>';
const GONE = '<!doctype html><meta charset="utf-8"><title>Gone</title><script>parent.postMessage("gone", "*")</script>';

function send(response: ServerResponse, type: string, body: string): void {
  response.setHeader('Content-Type', `${type}; charset=utf-8`);
  response.end(body);
}

async function fill(responses: ScriptedResponses, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const answers: unknown = JSON.parse(body);
    if (!Array.isArray(answers)) throw new TypeError('A list of answers is wanted');
    responses.fill(answers.map(String));
    response.statusCode = 204;
    response.end();
  } catch (error) {
    response.statusCode = 400;
    send(response, 'text/plain', `${error}\n`);
  }
}

function readPage(name: string): Promise<string> {
  return readFile(join(PAGE, name), 'utf8');
}

/** The page's scripts by path: `/main.js` and so on. */
async function bundle(): Promise<Map<string, string>> {
  const options = {
    outdir: '/',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
  } as const;
  const [plain, mapped] = await Promise.all([
    build({ ...options, entryPoints: SCRIPTS.map((name) => join(PAGE, `${name}.ts`)) }),
    build({ ...options, entryPoints: [join(PAGE, 'mapped.ts')], minify: true, sourcemap: 'inline' }),
  ]);
  return new Map([...plain.outputFiles, ...mapped.outputFiles].map(({ path, text }) => [path, text]));
}
