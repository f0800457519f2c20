import { describe, expect, it } from 'vitest';
import { stomp } from './stomp';

describe('STOMP decoder', () => {
  // As @stomp/stompjs 7.5.0 marshals them; errors as RabbitMQ 3.13, Spring and ActiveMQ send them.
  it.each([
    [
      'CONNECT',
      'sent',
      'CONNECT\nlogin:guest\npasscode:secret\naccept-version:1.2,1.1,1.0\nheart-beat:10000,10000\n\n\0',
      { kind: 'connect', isDistinctive: true, pingInterval: 10_000 },
    ],
    [
      'CONNECTED',
      'received',
      'CONNECTED\nversion:1.2\nheart-beat:5000,10000\nserver:RabbitMQ/3.13.7\n\n\0',
      { kind: 'ack', isDistinctive: true, pingInterval: 5_000 },
    ],
    [
      'CONNECTED without heartbeats',
      'received',
      'CONNECTED\nversion:1.1\nheart-beat:0,0\n\n\0',
      { kind: 'ack', isDistinctive: true },
    ],
    [
      "RabbitMQ's ERROR",
      'received',
      "ERROR\nmessage:Bad CONNECT\ncontent-type:text/plain\nversion:1.0,1.1,1.2\ncontent-length:32\n\nAccess refused for user 'guest'\n\0",
      { kind: 'error', isDistinctive: true, reason: 'Bad CONNECT', error: "Access refused for user 'guest'" },
    ],
    [
      "Spring's ERROR",
      'received',
      'ERROR\nmessage:Failed to send message to ExecutorSubscribableChannel[clientInboundChannel]\ncontent-length:0\n\n\0',
      {
        kind: 'error',
        isDistinctive: true,
        error: 'Failed to send message to ExecutorSubscribableChannel[clientInboundChannel]',
      },
    ],
    [
      'ERROR with a stack trace',
      'received',
      'ERROR\ncontent-type:text/plain\nmessage:User name [a] or password is invalid.\n\njava.lang.SecurityException\n\tat a.b(C.java:1)\n\0\n',
      { kind: 'error', isDistinctive: true, error: 'User name [a] or password is invalid.' },
    ],
    [
      'escaped header in lines that end with CR LF',
      'received',
      'ERROR\r\nmessage:a\\cb\\\\c\r\n\r\n\0',
      { kind: 'error', isDistinctive: true, error: 'a:b\\c' },
    ],
    ['heartbeat', 'received', '\n', { kind: 'ping' }],
    [
      'SEND',
      'sent',
      'SEND\ndestination:/queue/a\ncontent-length:5\n\nhello\0',
      { kind: 'message', isDistinctive: true },
    ],
    ['DISCONNECT', 'sent', 'DISCONNECT\nreceipt:close-1\n\n\0', { kind: 'disconnect', isDistinctive: true }],
  ] as const)('reads %s', (_name, direction, data, decoded) => {
    expect(stomp.decode(data, direction)).toEqual([decoded]);
    expect(stomp.decode(new TextEncoder().encode(data), direction)).toEqual([decoded]);
  });

  it.each(['ERROR', 'ERROR\nmessage:a\n\n', 'HELLO\n\n\0', '\n\n\n', 'SEND\ndestination:a\n\n\0'])(
    'reads nothing in %j',
    (data) => {
      expect(stomp.decode(data, 'received')).toEqual([]);
    },
  );
});
