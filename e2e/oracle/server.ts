import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { build } from 'esbuild';
import { acceptKey, later } from '../../demo/server/arrival';
import { FrameReader, OPCODE } from '../../demo/server/frame';
import { Ports } from '../../demo/server/ports';
import { CROSSING, type Life, type Places, type Play, type Reply, type ServerStep, socketPath, textOf } from './life';
import { type PageLine, type ServerLine, WHOLE_PAGE } from './told';

/** Handshakes that are answered late would hold up others at the same port. */
const SOCKET_PORTS = 8;
/** How long a last letter may be on its way. Milliseconds. */
const LAST_LETTER = 2_000;
/** How long the server waits for the other half of a closing handshake. Milliseconds. */
const PATIENCE = 4_000;

/** Serves the page, takes down what it tells, and plays the other ends of its sockets by hand. */
export interface OracleServer {
  places: Places;
  /** Takes these lives into a page of their own. */
  stage(lives: Life[]): Staged;
  close(): Promise<void>;
}

/** The lives of one page. */
export interface Staged {
  id: number;
  url: string;
  lives: Life[];
  /** What the page told, in no certain order. */
  told: PageLine[];
  /** What the server did, by the socket's path. */
  wire: Map<string, ServerLine[]>;
}

export async function startServer(): Promise<OracleServer> {
  const scripts = await bundle();
  const staged = new Map<number, Staged>();
  const shown = new Set<number>();
  const letters = new Set<string>();
  const connections = new Map<string, { life: Life; index: number; wire: ServerLine[] }>();
  const ports = new Ports();

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const [, place = '', id = ''] = pathname.split('/');
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Access-Control-Allow-Origin', '*');
    const script = scripts.get(pathname);
    const one = staged.get(Number(id));
    if (script !== undefined) send(response, 'text/javascript', script);
    else if (place === 'told' && one) {
      let body = '';
      for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
      const letter = searchParams.get('letter') ?? '';
      if (!letters.has(letter)) one.told.push(...(JSON.parse(body) as PageLine[]));
      letters.add(letter);
      response.statusCode = 204;
      response.end();
    } else if (place === 'play' && one) {
      // A reloaded page does not play again.
      if (shown.has(one.id)) noteLeaving(one);
      const play: Play | null = shown.has(one.id) ? null : { id: one.id, lives: one.lives, places };
      shown.add(one.id);
      send(response, 'text/html', pageOf(play));
    } else if (place === 'frame.html') send(response, 'text/html', '<!doctype html><script src="/frame.js"></script>');
    else {
      const left = staged.get(Number(searchParams.get('play')));
      if (left) noteLeaving(left);
      send(response, 'text/html', '<!doctype html><title>Left</title>');
    }
  };
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const connection = connections.get(request.url ?? '');
    socket.on('error', () => socket.destroy());
    if (!connection) socket.destroy();
    else playConnection(connection.life, connection.index, request, socket, head, connection.wire);
  };
  const listen = () => ports.open(createServer((...args) => void serve(...args)).on('upgrade', upgrade), 0);

  const port = await listen();
  const otherPort = await listen();
  const socketPorts = await Promise.all(Array.from({ length: SOCKET_PORTS }, listen));
  const places: Places = {
    origin: `http://localhost:${port}`,
    otherPort: `http://localhost:${otherPort}`,
    otherSite: `http://127.0.0.1:${otherPort}`,
    socketPorts,
    unused: await ports.reserve(),
  };

  return {
    places,
    stage(lives) {
      const id = staged.size + 1;
      const wire = new Map<string, ServerLine[]>();
      for (const life of lives) {
        for (const index of life.sockets.keys()) {
          const path = socketPath(life.seed, index);
          const lines: ServerLine[] = [];
          wire.set(path, lines);
          connections.set(path, { life, index, wire: lines });
        }
      }
      const one: Staged = { id, url: `${places.origin}/play/${id}?play=${id}`, lives, told: [], wire };
      staged.set(id, one);
      return one;
    },
    close: () => ports.close(),
  };
}

/** A page that leaves for another site may be ended before it can tell: then it left when the next one was asked for. */
function noteLeaving({ told: reported }: Staged): void {
  const at = Date.now();
  const isTold = () => reported.some(({ life, what }) => life === WHOLE_PAGE && what === 'gone');
  setTimeout(() => {
    if (!isTold()) reported.push({ life: WHOLE_PAGE, socket: WHOLE_PAGE, at, what: 'gone', how: 'asked' });
  }, LAST_LETTER);
}

/** Whether all that a play will tell has been told. */
export function isOver({ lives, told: reported, wire }: Staged): boolean {
  const of = (life: number, socket: number) => reported.filter((line) => line.life === life && line.socket === socket);
  const isGone = (life: number) => of(life, WHOLE_PAGE).some(({ what }) => what === 'gone');
  const pageIsGone = isGone(WHOLE_PAGE);
  if (lives[0]?.page !== 'stays' && !pageIsGone) return false;
  return lives.every(({ seed, sockets }) =>
    sockets.every((_, index) => {
      const lines = wire.get(socketPath(seed, index)) ?? [];
      const isCut = lines.length === 0 || lines.some(({ what }) => what === 'gone');
      if (!isCut) return false;
      return pageIsGone || isGone(seed) || of(seed, index).some(({ what }) => what === 'close' || what === 'threw');
    }),
  );
}

function playConnection(
  life: Life,
  index: number,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  wire: ServerLine[],
): void {
  const script = life.sockets[index];
  if (!script) return;
  const note = (line: DistributiveOmit<ServerLine, 'at'>) => void wire.push({ at: Date.now(), ...line });
  note({ what: 'asked' });
  // One for each step that is still to come.
  socket.setMaxListeners(0);
  socket.on('close', () => note({ what: 'gone' }));
  let hasClosed = false;

  const end = (how: 'fin' | 'reset') => {
    if (socket.destroyed || socket.writableEnded) return;
    note({ what: 'ended', how });
    if (how === 'reset' && socket instanceof Socket) socket.resetAndDestroy();
    else {
      socket.end();
      // A peer that does not hang up in its turn.
      later(socket, PATIENCE, () => socket.destroy());
    }
  };
  const put = (...frames: Buffer[]) => {
    if (socket.writable) socket.write(Buffer.concat(frames));
  };
  const sendClose = (code: number | null, reason: string, before: Buffer[] = []) => {
    if (hasClosed || !socket.writable) return;
    hasClosed = true;
    note({ what: 'sent-close', code, reason });
    put(...before, closeFrame(code, reason));
  };

  const take = (opcode: number, payload: Buffer) => {
    if (opcode !== OPCODE.close) return note({ what: 'got', opcode, bytes: payload.length });
    const code = payload.length < 2 ? null : payload.readUInt16BE(0);
    note({ what: 'got-close', code, reason: payload.subarray(2).toString() });
    if (hasClosed) end('fin');
    else answerClose(script.reply, code, payload.subarray(2).toString());
  };
  const answerClose = (reply: Reply, code: number | null, reason: string) => {
    if (reply.do === 'drop') return later(socket, reply.after, () => end('fin'));
    if (reply.do === 'echo') sendClose(code, reason);
    else if (reply.do === 'echo-code') sendClose(code, '');
    else sendClose(reply.code, reply.reason);
    end('fin');
  };

  const doStep = (step: ServerStep) => {
    // What has closed sends no more.
    if (!socket.writable || hasClosed) return;
    switch (step.do) {
      case 'send': {
        const payload = step.kind === 'binary' ? Buffer.alloc(step.size) : Buffer.from(textOf(step.kind, step.size));
        const opcode = step.kind === 'binary' ? OPCODE.binary : OPCODE.text;
        note({ what: 'sent', opcode, bytes: payload.length });
        return put(...message(opcode, payload, step.frames));
      }
      case 'ping':
        return put(frame(OPCODE.ping, Buffer.from('still there?')));
      case 'close':
        sendClose(step.code, step.reason);
        return later(socket, PATIENCE, () => end('fin'));
      case 'cross':
        note({ what: 'sent', opcode: OPCODE.text, bytes: CROSSING.length });
        sendClose(step.code, step.reason, [frame(OPCODE.text, Buffer.from(CROSSING))]);
        return later(socket, PATIENCE, () => end('fin'));
      case 'drop':
        return end('fin');
      case 'reset':
        return end('reset');
    }
  };

  later(socket, script.answer.after, () => {
    const { how, status } = script.answer;
    note({ what: 'answered', how });
    if (how === 'hang-up') return end('fin');
    if (how === 'reset') return end('reset');
    if (how === 'status') {
      socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      return later(socket, PATIENCE, () => socket.destroy());
    }
    const accept = acceptKey(request.headers['sec-websocket-key'] ?? '');
    const lines = ['Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${accept}`];
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
    const reader = new FrameReader();
    const read = (chunk: Buffer) => {
      for (const { opcode, payload } of reader.read(chunk)) take(opcode, payload);
    };
    socket.on('data', read);
    socket.on('end', () => end('fin'));
    if (head.length > 0) read(head);
    for (const step of script.server) later(socket, Math.max(1, step.at), () => doStep(step));
  });
}

type DistributiveOmit<Type, Key extends PropertyKey> = Type extends unknown ? Omit<Type, Key> : never;

/** A message in so many frames, its characters cut anywhere. */
function message(opcode: number, payload: Buffer, count: number): Buffer[] {
  const length = Math.ceil(payload.length / count);
  return Array.from({ length: count }, (_, index) =>
    frame(
      index === 0 ? opcode : OPCODE.continuation,
      payload.subarray(index * length, (index + 1) * length),
      index === count - 1,
    ),
  );
}

function frame(opcode: number, payload: Buffer, isLast = true): Buffer {
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head.writeUInt8((isLast ? 0x80 : 0) | opcode, 0);
  head.writeUInt8(length < 126 ? length : length < 65_536 ? 126 : 127, 1);
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}

function closeFrame(code: number | null, reason: string): Buffer {
  if (code === null) return frame(OPCODE.close, Buffer.alloc(0));
  const body = Buffer.alloc(2);
  body.writeUInt16BE(code);
  return frame(OPCODE.close, Buffer.concat([body, Buffer.from(reason)]));
}

function pageOf(play: Play | null): string {
  const json = JSON.stringify(play).replaceAll('<', '\\u003c');
  return `<!doctype html><meta charset="utf-8"><title>Lives</title><body><script>play = ${json}</script><script src="/main.js"></script>`;
}

function send(response: ServerResponse, type: string, body: string): void {
  response.setHeader('Content-Type', `${type}; charset=utf-8`);
  response.end(body);
}

/** `/main.js` and `/frame.js`. */
async function bundle(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: ['main', 'frame'].map((name) => join(import.meta.dirname, `page/${name}.ts`)),
    outdir: '/',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  return new Map(outputFiles.map(({ path, text }) => [path, text]));
}
