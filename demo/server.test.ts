import { connect as connectSecurely } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ACCEPTED_REASON } from './behaviour';
import { FAULTS } from './faults';
import { type Demo, startDemo } from './server';
import { closeFrame } from './server/frame';
import { ACCEPT, listenTo } from './server/test-client';

/** A masked text frame, as a page's. */
const HELLO = Buffer.from('8182000000006869', 'hex');

let demo: Demo;

beforeAll(async () => {
  demo = await startDemo();
});

afterAll(() => demo.close());

/** Faults whose server does this, for a table of tests. */
function faultsThat<Does extends string>(does: Does) {
  return FAULTS.flatMap(({ id, server }) => (server?.does === does ? [{ id, server }] : []));
}

/** Opens with an ordinary client; resolves when it is closed. */
function closeOf(path: string, protocols: string[] = [], act: (socket: WebSocket) => void = () => {}) {
  return new Promise<{ code: number; reason: string; protocol: string }>((resolve, reject) => {
    const socket = new WebSocket(`${demo.places.server.replace('localhost', '127.0.0.1')}${path}`, protocols);
    socket.on('open', () => act(socket));
    socket.on('error', reject);
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString(), protocol: socket.protocol }));
  });
}

describe('instead of opening', () => {
  test.each(faultsThat('answer'))('$id answers with its status', async ({ id, server }) => {
    if (server.does !== 'answer') return expect.unreachable();
    const heard = await listenTo(demo.port, `/fault/${id}`);
    expect(heard.statusLine).toMatch(new RegExp(`^HTTP/1.1 ${server.status} \\w`));
    expect(heard.end).toBe('fin');
  });

  test('a redirect says where to', async () => {
    expect((await listenTo(demo.port, '/fault/status-301')).headers.location).toBe('/echo');
  });

  test('hang-up ends the connection without a byte', async () => {
    expect(await listenTo(demo.port, '/fault/hang-up')).toMatchObject({ body: Buffer.alloc(0), end: 'fin' });
  });

  test('early-reset resets it without a byte', async () => {
    expect(await listenTo(demo.port, '/fault/early-reset')).toMatchObject({ body: Buffer.alloc(0), end: 'ECONNRESET' });
  });

  test('garbage is not HTTP', async () => {
    const heard = await listenTo(demo.port, '/fault/garbage');
    expect(heard.statusLine).toBeNull();
    expect(heard.body.length).toBeGreaterThan(0);
  });

  test('the closed port refuses connections', async () => {
    const port = Number(new URL(demo.places.closedPort).port);
    expect((await listenTo(port, '/')).end).toBe('ECONNREFUSED');
  });
});

describe('a wrong 101', () => {
  test.each(faultsThat('upgrade'))('$id has its wrong header, and no other', async ({ id, server }) => {
    if (server.does !== 'upgrade') return expect.unreachable();
    const right = { upgrade: 'websocket', connection: 'Upgrade', 'sec-websocket-accept': ACCEPT };
    const wrong = Object.entries(server.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
    const reported = new Map<string, string | null>([...Object.entries(right), ...wrong]);
    const heard = await listenTo(demo.port, `/fault/${id}`, { enough: 0 });
    expect(heard.statusLine).toBe('HTTP/1.1 101 Switching Protocols');
    expect(heard.headers).toEqual(Object.fromEntries([...reported].filter(([, value]) => value !== null)));
  });
});

describe('after opening', () => {
  test.each(faultsThat('close'))('$id sends its Close frame', async ({ id, server }) => {
    if (server.does !== 'close') return expect.unreachable();
    const close = closeFrame(server.code, server.reason);
    const said = Buffer.from(server.message ?? '');
    const frame = server.message === undefined ? close : Buffer.concat([Buffer.from([0x81, said.length]), said, close]);
    const heard = await listenTo(demo.port, `/fault/${id}`, { enough: frame.length });
    expect(heard.headers['sec-websocket-accept']).toBe(ACCEPT);
    expect(heard.body).toEqual(frame);
  });

  test.each(faultsThat('frames'))('$id sends its broken frames', async ({ id, server }) => {
    if (server.does !== 'frames') return expect.unreachable();
    const frames = Buffer.from(server.hex.replaceAll(' ', ''), 'hex');
    const heard = await listenTo(demo.port, `/fault/${id}`, { enough: frames.length, say: HELLO });
    expect(heard.body).toEqual(frames);
  });

  test('a client that accepts a broken frame gets a Close 1000', async () => {
    const ping = Buffer.from('8900', 'hex');
    const goodbye = closeFrame(1000, ACCEPTED_REASON);
    const heard = await listenTo(demo.port, '/frames?hex=8900', { enough: ping.length + goodbye.length });
    expect(heard.body).toEqual(Buffer.concat([ping, goodbye]));
  });

  test('dropped ends TCP without a Close frame', async () => {
    expect(await listenTo(demo.port, '/fault/dropped', { say: HELLO })).toMatchObject({
      statusLine: 'HTTP/1.1 101 Switching Protocols',
      body: Buffer.alloc(0),
      end: 'fin',
    });
  });

  test('reset resets it', async () => {
    expect(await listenTo(demo.port, '/fault/reset', { say: HELLO })).toMatchObject({
      statusLine: 'HTTP/1.1 101 Switching Protocols',
      body: Buffer.alloc(0),
      end: 'ECONNRESET',
    });
  });

  test('a message that is too big is answered with 1009', async () => {
    expect(await closeOf('/fault/close-1009', [], (socket) => socket.send('x'.repeat(1025)))).toMatchObject({
      code: 1009,
    });
  });

  test("the client's close is echoed, and seen", async () => {
    const reported = await closeOf('/echo?who=me', ['chat.v2'], (socket) => socket.close(3001, 'bye 👋'));
    expect(reported).toEqual({ code: 3001, reason: 'bye 👋', protocol: 'chat.v2' });
    expect(demo.seen('/echo?who=me')).toMatchObject([
      { protocols: ['chat.v2'], close: { code: 3001, reason: 'bye 👋' } },
    ]);
    expect(demo.seen('/echo')).toHaveLength(1);
    expect(demo.seen('/ech')).toHaveLength(0);
  });

  test('a Close without a code is seen as one, also where the server misbehaves', async () => {
    await closeOf('/fault/forbidden-2999', [], (socket) => socket.close()).catch(() => {});
    // The client gives up at the server's forbidden code: the server may read its Close a moment later.
    const seen = () => demo.seen('/fault/forbidden-2999').at(-1)?.close;
    await expect.poll(() => seen()).toEqual({ code: null, reason: '' });
  });
});

describe('what a URL can ask for', () => {
  test.each([
    ['/close?code=1012&reason=x&after=0', { code: 1012, reason: 'x' }],
    ['/close', { code: 1005, reason: '' }],
    ['/any/path?close=4004&reason=mine', { code: 4004, reason: 'mine' }],
    ['/mixed?answer=101-then-close&reason=7', { code: 4000, reason: '7' }],
    ['/drop', { code: 1006, reason: '' }],
  ])('%s', async (path, reported) => {
    expect(await closeOf(path)).toMatchObject(reported);
  });

  test.each([
    ['/status?code=418', /^HTTP\/1.1 418 /],
    ['/mixed?answer=403', /^HTTP\/1.1 403 /],
  ])('%s', async (path, statusLine) => {
    expect((await listenTo(demo.port, path)).statusLine).toMatch(statusLine);
  });

  test('any host may be asked for, and the first subprotocol is taken', async () => {
    const { headers } = await listenTo(demo.port, '/graphql?close=4401', {
      headers: { Host: 'api.example.com', 'Sec-WebSocket-Protocol': 'graphql-transport-ws, graphql-ws' },
      enough: 0,
    });
    expect(headers['sec-websocket-protocol']).toBe('graphql-transport-ws');
    expect(demo.seen('/graphql').at(-1)?.host).toBe('api.example.com');
  });
});

test('the lottery gives each connection its own answer, and remembers whose it was', async () => {
  const answers = ['403', '101-then-close', 'hang-up', '502'];
  const filled = await fetch(`${demo.url.replace('localhost', '127.0.0.1')}lottery`, {
    method: 'POST',
    body: JSON.stringify(answers),
  });
  expect(filled.status).toBe(204);
  const reported = [];
  for (const number of [0, 1, 2, 3, 4]) {
    reported.push(
      await closeOf('/lottery', [`socket-${number}`]).then(
        ({ code, reason }) => `${code} ${reason}`,
        (error: Error) => error.message,
      ),
    );
  }
  expect(reported).toEqual([
    'Unexpected server response: 403',
    '4000 1',
    'socket hang up',
    'Unexpected server response: 502',
    'Unexpected server response: 410',
  ]);
  const log: unknown = await (await fetch(`${demo.url.replace('localhost', '127.0.0.1')}lottery/log`)).json();
  expect(log).toMatchObject(
    [...answers, '410'].map((answer, number) => ({ number, answer, protocols: [`socket-${number}`] })),
  );
});

describe('TLS', () => {
  function authorize(origin: string): Promise<string | null> {
    return new Promise((resolve, reject) => {
      const socket = connectSecurely(
        {
          port: Number(new URL(origin).port),
          host: '127.0.0.1',
          servername: 'localhost',
          ca: demo.certificate.pem,
          rejectUnauthorized: false,
        },
        () => {
          resolve(socket.authorized ? null : String(socket.authorizationError));
          socket.destroy();
        },
      );
      socket.on('error', reject);
    });
  }

  test('the demo has a certificate that can be trusted', async () => {
    expect(await authorize(demo.places.secure)).toBeNull();
  });

  test('and another one that is not the same', async () => {
    expect(await authorize(demo.places.untrusted)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  });

  test('the plain port does not speak it', async () => {
    await expect(authorize(demo.places.tlsToPlain)).rejects.toThrow();
  });
});

test('the page comes with its addresses and its script', async () => {
  const root = demo.url.replace('localhost', '127.0.0.1');
  const page = await (await fetch(root)).text();
  expect(page).toContain(JSON.stringify(demo.places));
  for (const path of ['main.js', 'frame.js', 'worker.js', 'style.css']) {
    expect((await fetch(root + path)).ok, path).toBe(true);
  }
  expect((await fetch(`${root}csp.html`)).headers.get('content-security-policy')).toBe("connect-src 'none'");
  expect((await fetch(`${root}nowhere`)).status).toBe(404);
});

test('closing ends every connection and frees every port', async () => {
  const own = await startDemo();
  const hung = listenTo(own.port, '/fault/hang-opening');
  await expect.poll(() => own.seen('/fault/hang-opening')).toHaveLength(1);
  await own.close();
  expect((await hung).statusLine).toBeNull();
  expect((await listenTo(own.port, '/')).end).toBe('ECONNREFUSED');
});
