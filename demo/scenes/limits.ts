import type { Scene } from '../scene';
import { answered, closed, inWaves, opened, wait } from './steps';

/** Somebody counts the seconds. */
export const LIMITS: readonly Scene[] = [
  {
    id: 'idle-timeout',
    title: 'Cut after 3.2 s without a message',
    story: 'Three times a socket says one thing and then nothing, until the server ends TCP.',
    causes: ['idle-timeout'],
    repeats: true,
    play: (connect) =>
      inWaves(
        2_500,
        () => connect('/expire?silence=3200'),
        (socket) => {
          socket.send('hello');
          return answered(socket);
        },
      ),
  },
  {
    id: 'lifetime-limit',
    title: 'Cut at the age of 5.4 s',
    story: 'Three times a socket is busy all its life, and the server ends TCP all the same.',
    causes: ['lifetime-limit'],
    repeats: true,
    play: (connect) =>
      inWaves(
        2_500,
        () => connect('/expire?age=5400'),
        (socket, over) => {
          socket.send('here');
          const beat = setInterval(() => socket.send('still here'), 400);
          void over.then(() => clearInterval(beat));
        },
      ),
  },
  {
    id: 'heartbeat-gave-up',
    title: 'A heartbeat that nobody answers',
    story: 'The page pings, gets no answer for 2.5 s, and closes.',
    causes: ['heartbeat-gave-up'],
    async play(connect) {
      const socket = connect('/ignore');
      const over = closed(socket);
      await opened(socket);
      socket.send('ping');
      await wait(2_500);
      socket.close(4000, 'heartbeat timed out');
      await over;
    },
  },
  {
    id: 'application-timeout',
    title: 'Too slow for the application',
    story: 'The server waits for a first message, and closes with 3008.',
    causes: ['application-timeout'],
    play: (connect) => closed(connect('/close?code=3008&reason=no%20hello%20in%20time')),
  },
];
