import type { Scene } from '../scene';
import { closed } from './steps';

/** One socket each, beside those of the faults. */
export const ANSWERS: readonly Scene[] = [
  {
    id: 'server-failed',
    title: 'The handler of the server fails',
    story: 'The server closes with 1011.',
    causes: ['server-failed'],
    play: (connect) => closed(connect('/close?code=1011&reason=unhandled%20exception')),
  },
  {
    id: 'handshake-forbidden',
    title: 'Forbidden, whatever the Origin',
    story: 'The server answers 403.',
    causes: ['origin-rejected', 'handshake-forbidden'],
    play: (connect) => closed(connect('/status?code=403')),
  },
  {
    id: 'sticky-session-missing',
    title: 'A session of another instance',
    story: 'The upgrade of an Engine.IO session reaches a server that does not know it, which answers 400.',
    causes: ['sticky-session-missing'],
    play: (connect) => closed(connect('/status?code=400&EIO=4&transport=websocket&sid=mTe2Xz')),
  },
  {
    id: 'refused-otherwise',
    title: 'Refused for another reason',
    story: 'The server answers 451.',
    causes: ['refused-otherwise'],
    play: (connect) => closed(connect('/status?code=451')),
  },
  {
    id: 'unreachable',
    title: 'No way to the address',
    story: 'The address is that of a broadcast, to which no system opens a TCP connection.',
    causes: ['unreachable'],
    play: (connect) => closed(connect('/', { host: '255.255.255.255' })),
  },
  {
    id: 'compression-bug',
    title: 'Compression that is none',
    story: 'The server agrees to permessage-deflate, and then sends a compressed frame that cannot be unpacked.',
    causes: ['invalid-frames', 'compression-bug'],
    play: (connect) => closed(connect('/frames?extensions=permessage-deflate&hex=c102ffff')),
  },
  {
    id: 'constructor-refused',
    title: 'Something that is no subprotocol at all',
    story: 'A symbol stands where a subprotocol should: the constructor throws TypeError.',
    causes: ['constructor-refused'],
    async play(connect) {
      try {
        await closed(connect('/', { protocols: Symbol('chat') }));
      } catch {
        // As it should.
      }
    },
  },
];
