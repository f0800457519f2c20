import { STATUS_CODES } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Behaviour } from '../behaviour';
import { type Arrival, later } from './arrival';
import { closeProperly, echo, expire, ignore, limit, mayBeSent, replace } from './behave';
import { closeRaw, neverClose, openAndHear, sendFrames, switchProtocols, upgradeWrongly } from './raw';

/** Does to a connection what the behaviour says. */
export function perform(behaviour: Behaviour, arrival: Arrival): void {
  const { socket } = arrival;
  switch (behaviour.does) {
    case 'echo':
      echo(arrival);
      break;
    case 'close': {
      const { code, reason, after, message = null } = behaviour;
      if (code === null || mayBeSent(code)) closeProperly(arrival, { code, reason, after, message });
      else closeRaw(arrival, code, reason, after);
      break;
    }
    case 'answer':
      answer(socket, behaviour.status, behaviour.headers);
      break;
    case 'upgrade':
      upgradeWrongly(arrival, behaviour.headers);
      break;
    case 'frames':
      sendFrames(arrival, bytesOf(behaviour.hex), behaviour.when, behaviour.extensions);
      break;
    case 'drop': {
      const drop = () => later(socket, behaviour.after, () => (behaviour.how === 'reset' ? reset : hangUp)(socket));
      if (behaviour.when === 'first-message') openAndHear(arrival, drop);
      else {
        if (behaviour.when === 'after-opening') switchProtocols(arrival);
        drop();
      }
      break;
    }
    case 'expire':
      expire(arrival, behaviour.of, behaviour.after);
      break;
    case 'ignore':
      ignore(arrival);
      break;
    case 'replace':
      replace(arrival);
      break;
    case 'garbage':
      socket.end('Good evening. This is not a web server.\r\n\r\n');
      break;
    case 'limit':
      limit(arrival, behaviour.bytes);
      break;
    case 'hang':
      if (behaviour.when === 'closing') neverClose(arrival);
      break;
  }
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex');
}

function answer(socket: Duplex, status: number, headers: Record<string, string>): void {
  const text = `${status} ${STATUS_CODES[status] ?? ''}`;
  const body = `${text}\n`;
  const all = { ...headers, 'Content-Type': 'text/plain', 'Content-Length': `${body.length}`, Connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${text}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}

function hangUp(socket: Duplex): void {
  socket.end();
  later(socket, 500, () => socket.destroy());
}

/** RST instead of FIN, where there is a TCP socket to do that with. */
function reset(socket: Duplex): void {
  if (socket instanceof Socket) socket.resetAndDestroy();
  else socket.destroy();
}
