import type { Scene } from '../scene';
import { closed, opened } from './steps';

/** Several sockets of one page, one after the other or side by side. */
export const RECONNECTS: readonly Scene[] = [
  {
    id: 'reconnect-storm',
    title: 'Again and again, at once',
    story: 'The server closes with 1008 each time, and the page connects again in the very close event, twelve times.',
    causes: ['policy-violation', 'retried-in-vain', 'reconnect-storm', 'no-backoff', 'no-jitter'],
    async play(connect) {
      for (let attempt = 0; attempt < 12; attempt++) {
        await closed(connect('/close?code=1008&reason=one%20connection%20for%20each%20user'));
      }
    },
  },
  {
    id: 'replaced-by-newer',
    title: 'A second connection takes the place of the first',
    story: 'The server lets each user have one connection, and closes the older one.',
    causes: ['application-code', 'replaced-by-newer'],
    async play(connect) {
      const first = connect('/replace');
      const over = closed(first);
      await opened(first);
      first.send('it is me');
      const second = connect('/replace');
      await opened(second);
      second.send('it is me');
      await over;
      second.close(1000);
      await closed(second);
    },
  },
  {
    id: 'network-lost',
    title: 'Three hosts are lost at once',
    story: 'Sockets to three hosts are cut in the same moment, as when a network, a VPN or a proxy goes.',
    causes: ['network-lost'],
    async play(connect) {
      const hosts = ['chat', 'feed', 'presence'];
      const sockets = hosts.map((host) => connect('/expire?age=3600', { host: `${host}.network-lost.localhost` }));
      const over = sockets.map(closed);
      await Promise.all(sockets.map(opened));
      for (const socket of sockets) socket.send('here');
      await Promise.all(over);
    },
  },
];
