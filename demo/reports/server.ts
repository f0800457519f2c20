import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { build } from 'esbuild';
import { acceptKey, later } from '../server/arrival';
import { selfSigned } from '../server/certificate';
import { closeFrame, encodeFrame, FrameReader, OPCODE } from '../server/frame';
import { Ports } from '../server/ports';
import type { Report, ReportConnection, ServerName } from './report';
import { hostOf } from './reports';

/** The servers of the reports, running. */
export interface ReportServers {
  ports: Readonly<Record<ServerName, number>>;
  /** Base64 of SHA-256 of the key that a browser has to trust. */
  spki: string;
  /** Where the page of a report is. */
  pageOf(report: Report): string;
  close(): Promise<void>;
}

/** Serves the reports on the loopback interface, each by the host name of its connections. */
export async function startReportServers(reports: readonly Report[]): Promise<ReportServers> {
  const script = await bundle();
  const byHost = new Map(reports.map((report) => [hostOf(report), report]));
  const counts = new Map<string, number>();
  const documents = new Map(
    reports.flatMap((report) =>
      'play' in report.replay && report.replay.document ? [[report.id, report] as const] : [],
    ),
  );

  function upgrade(request: IncomingMessage, socket: Duplex): void {
    socket.on('error', () => socket.destroy());
    const report = byHost.get(nameOf(request.headers.host));
    if (!report || !('play' in report.replay) || !report.replay.serve) return void socket.destroy();
    const count = (counts.get(report.id) ?? 0) + 1;
    counts.set(report.id, count);
    report.replay.serve(connectionOf(request, socket), count);
  }

  function page(request: Pick<IncomingMessage, 'url'>, response: Pick<ServerResponse, 'setHeader' | 'end'>): void {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('access-control-allow-origin', '*');
    const { replay } = documents.get(searchParams.get('report') ?? '') ?? {};
    const headers = replay && 'play' in replay ? replay.document?.headers : undefined;
    for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    // A page whose requests are upgraded to https could not load a script of its own host.
    response.end(`<!doctype html><title>Report</title><script>${script.replaceAll('</script', '<\\/script')}</script>`);
  }

  const trusted = selfSigned();
  const servers = new Ports();
  const listen = (server: Parameters<Ports['open']>[0]): Promise<number> => servers.open(server, 0);
  const h2 = createSecureServer({ ...trusted, allowHTTP1: true, settings: { enableConnectProtocol: true } });
  h2.on('request', page);
  h2.on('upgrade', upgrade);
  h2.on('session', (session) => session.on('error', () => session.destroy()));
  h2.on('connect', ({ stream }) => {
    stream.on('error', () => {});
    stream.respond({ ':status': 502 }, { endStream: true });
  });
  const asking = { ...trusted, requestCert: true, rejectUnauthorized: false };
  const ports = {
    plain: await listen(createServer(page).on('upgrade', upgrade)),
    tls: await listen(createTlsServer(trusted, page).on('upgrade', upgrade)),
    untrusted: await listen(createTlsServer(selfSigned(), page).on('upgrade', upgrade)),
    'client-certificate': await listen(createTlsServer(asking, page).on('upgrade', upgrade)),
    h2: await listen(h2),
    nobody: await servers.reserve(),
  };
  return {
    ports,
    spki: trusted.spki,
    pageOf(report) {
      const document = 'play' in report.replay ? report.replay.document : undefined;
      const host = document?.host ?? hostOf(report);
      const over = document?.over;
      return `${over ? 'https' : 'http'}://${host}:${over ? ports[over] : ports.plain}/?report=${report.id}`;
    },
    close: () => servers.close(),
  };
}

const nameOf = (host: string | undefined): string => (host ?? '').replace(/:\d+$/, '');

function connectionOf(request: IncomingMessage, socket: Duplex): ReportConnection {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const path = request.url ?? '/';
  const lines = [`GET ${path} HTTP/1.1`, ...pairs(request.rawHeaders), '', ''];
  let heard: Parameters<ReportConnection['onMessage']>[0] = () => {};
  let closing = false;
  let answer: () => void = () => socket.end(closing ? undefined : closeFrame(null));
  return {
    headers,
    path,
    headSize: Buffer.byteLength(lines.join('\r\n')),
    open(changed = {}) {
      const [offered] = (headers['sec-websocket-protocol'] ?? '').split(',');
      const all: Record<string, string | null> = {
        Upgrade: 'websocket',
        Connection: 'Upgrade',
        'Sec-WebSocket-Accept': acceptKey(headers['sec-websocket-key'] ?? ''),
        'Sec-WebSocket-Protocol': offered?.trim() || null,
        ...changed,
      };
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headerLines(all)}\r\n`);
      const reader = new FrameReader();
      socket.on('data', (chunk) => {
        for (const { opcode, payload } of reader.read(chunk)) {
          if (opcode === OPCODE.close) answer();
          else if (opcode === OPCODE.ping) socket.write(encodeFrame(OPCODE.pong, payload));
          else if (opcode <= OPCODE.binary) heard({ text: payload.toString(), size: payload.length });
        }
      });
    },
    refuse(status, extra = {}, body = '') {
      const all = { 'Content-Length': String(Buffer.byteLength(body)), Connection: 'close', ...extra };
      socket.end(`HTTP/1.1 ${status}\r\n${headerLines(all)}\r\n${body}`);
    },
    onMessage: (act) => {
      heard = act;
    },
    onBytes(count, act) {
      let taken = 0;
      socket.on('data', (chunk) => {
        taken += chunk.length;
        if (taken >= count) act();
      });
    },
    onClose: (act) => {
      answer = act;
    },
    say: (text) => socket.write(encodeFrame(OPCODE.text, Buffer.from(text))),
    write: (bytes) => socket.write(bytes),
    close(code, reason) {
      closing = true;
      socket.write(closeFrame(code, reason));
      later(socket, 2_000, () => socket.end());
    },
    cut: () => socket.destroy(),
    reset: () => (socket instanceof Socket ? socket.resetAndDestroy() : socket.destroy()),
    later: (ms, act) => later(socket, ms, act),
  };
}

function headerLines(headers: Record<string, string | null>): string {
  return Object.entries(headers)
    .map(([name, value]) => (value === null ? '' : `${name}: ${value}\r\n`))
    .join('');
}

/** Names and values of raw headers as lines. */
function pairs(raw: readonly string[]): string[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${raw[index + 1] ?? ''}`] : []));
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
  });
  return outputFiles[0]?.text ?? '';
}
