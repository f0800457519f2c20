import { ACCEPTED_REASON, type After, type UpgradeHeader } from '../behaviour';
import { type Arrival, acceptKey, later } from './arrival';
import { closeFrame, FrameReader, OPCODE } from './frame';

/** When a browser has most likely told the page of its 101: it may not, where a broken frame comes along. Milliseconds. */
const SETTLED = 300;
/** How long a browser gets to mind what it was sent, before it is sent a Close 1000. Milliseconds. */
const GRACE = 1000;
/** How long a browser gets to end the connection, before the server does. Milliseconds. */
const PATIENCE = 30_000;

/** Answers 101, with these headers in place of the right ones; `null`: left out. */
export function switchProtocols(
  { socket, connection }: Arrival,
  headers: Partial<Record<UpgradeHeader, string | null>> = {},
): void {
  const [protocol] = connection.protocols;
  const all: Record<UpgradeHeader, string | null> = {
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Accept': acceptKey(connection.key),
    'Sec-WebSocket-Protocol': protocol ?? null,
    'Sec-WebSocket-Extensions': null,
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
}

/** Sends a Close frame, whatever its code, and takes part in the closing handshake. */
export function closeRaw(arrival: Arrival, code: number | null, reason: string, after: number): void {
  switchProtocols(arrival);
  listen(arrival);
  later(arrival.socket, after, () => beginClose(arrival, code, reason));
}

/** Writes these bytes once the connection is open; a browser that does not mind gets a Close 1000. */
export function sendFrames(arrival: Arrival, bytes: Buffer, when: After, extensions: string | null = null): void {
  const send = () => {
    arrival.socket.write(bytes);
    later(arrival.socket, GRACE, () => beginClose(arrival, 1000, ACCEPTED_REASON));
  };
  switchProtocols(arrival, { 'Sec-WebSocket-Extensions': extensions });
  listen(arrival, when === 'first-message' ? send : undefined);
  if (when === 'after-opening') later(arrival.socket, SETTLED, send);
}

/** Opens, reads without ever answering, and does this at the first message. */
export function openAndHear(arrival: Arrival, act: () => void): void {
  switchProtocols(arrival);
  note(arrival, () => {}, act);
}

/** Answers 101 wrongly; a browser that does not mind gets a Close 1000. */
export function upgradeWrongly(arrival: Arrival, headers: Partial<Record<UpgradeHeader, string | null>>): void {
  switchProtocols(arrival, headers);
  listen(arrival);
  later(arrival.socket, GRACE, () => beginClose(arrival, 1000, ACCEPTED_REASON));
}

/** Opens, and reads without ever answering. */
export function neverClose(arrival: Arrival): void {
  openAndHear(arrival, () => {});
}

function beginClose(arrival: Arrival, code: number | null, reason: string): void {
  const { socket } = arrival;
  arrival.closing = true;
  socket.write(closeFrame(code, reason));
  later(socket, PATIENCE, () => socket.end());
}

/** Notes what comes in; answers a Close frame and ends the connection, as a server should. */
function listen(arrival: Arrival, atFirstMessage?: () => void): void {
  const answer = () => {
    if (arrival.closing) arrival.socket.end();
    else arrival.socket.end(closeFrame(arrival.connection.close?.code ?? null));
  };
  note(arrival, answer, atFirstMessage);
}

function note({ socket, head, connection }: Arrival, closing: () => void, atFirstMessage = () => {}): void {
  const reader = new FrameReader();
  const take = (chunk: Buffer) => {
    for (const { opcode, payload } of reader.read(chunk)) {
      if (opcode !== OPCODE.close) {
        if (opcode < OPCODE.close && connection.messages++ === 0) atFirstMessage();
        continue;
      }
      connection.close ??= {
        code: payload.length < 2 ? null : payload.readUInt16BE(0),
        reason: payload.subarray(2).toString(),
      };
      closing();
    }
  };
  socket.on('data', take);
  if (head.length > 0) take(head);
}
