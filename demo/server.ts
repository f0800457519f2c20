import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { Places } from './fault';
import { arrive, type Connection, pathOf } from './server/arrival';
import { selfSigned } from './server/certificate';
import { makePages } from './server/pages';
import { perform } from './server/perform';
import { Ports } from './server/ports';
import { behaviourOf } from './server/request';
import { ScriptedResponses } from './server/scripted-responses';

export type { Connection };

/** The server of real faults, running. */
export interface Demo {
  /** `http://localhost:PORT/`: the page with a button for each fault. */
  url: string;
  /** `https://localhost:PORT/`: the same page with {@link certificate}. */
  tlsUrl: string;
  port: number;
  places: Places;
  /** What a browser needs in order to trust {@link tlsUrl} and nothing else. */
  certificate: {
    pem: string;
    /** base64 of the SHA-256 of the key, as Chromium's `--ignore-certificate-errors-spki-list` takes it. */
    spki: string;
  };
  /** Which connection to `/lottery` drew which answer; filled by a POST of a JSON list to `/lottery`, or here. */
  responses: ScriptedResponses;
  /** Connections that asked for a WebSocket at this path (without query) or at exactly this path and query. */
  seen(path: string): Connection[];
  /** Ends every connection and frees every port. */
  close(): Promise<void>;
}

/** Starts all servers of the demo on the loopback interface. `port`: 0, the default, takes a free one. */
export async function startDemo({ port = 0 }: { port?: number } = {}): Promise<Demo> {
  const connections: Connection[] = [];
  const responses = new ScriptedResponses();
  const trusted = selfSigned();
  const pages = await makePages(() => places, responses);

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const arrival = arrive(request, socket, head);
    connections.push(arrival.connection);
    const toLottery = pathOf(arrival.connection) === '/lottery';
    perform(toLottery ? responses.draw(arrival.connection) : behaviourOf(arrival.connection.url), arrival);
  };
  const plain = createServer(pages.serve).on('upgrade', upgrade);
  const secure = createSecureServer(trusted, pages.serve).on('upgrade', upgrade);
  const asking = { ...trusted, requestCert: true, rejectUnauthorized: false };
  const clientCertificate = createSecureServer(asking, pages.serve).on('upgrade', upgrade);
  const untrusted = createSecureServer(selfSigned(), pages.serve).on('upgrade', upgrade);

  const ports = new Ports();
  const plainPort = await ports.open(plain, port);
  const [securePort, clientCertificatePort, untrustedPort, closedPort] = await Promise.all([
    ports.open(secure, 0),
    ports.open(clientCertificate, 0),
    ports.open(untrusted, 0),
    ports.reserve(),
  ]);
  const places: Places = {
    server: `ws://localhost:${plainPort}`,
    tlsToPlain: `wss://localhost:${plainPort}`,
    untrusted: `wss://localhost:${untrustedPort}`,
    clientCertificate: `wss://localhost:${clientCertificatePort}`,
    closedPort: `ws://localhost:${closedPort}`,
    otherOrigin: `http://127.0.0.1:${plainPort}`,
    secure: `https://localhost:${securePort}`,
  };
  return {
    url: `http://localhost:${plainPort}/`,
    tlsUrl: `${places.secure}/`,
    port: plainPort,
    places,
    certificate: { pem: trusted.cert, spki: trusted.spki },
    responses,
    seen: (path) => connections.filter((one) => one.url === path || pathOf(one) === path),
    close: () => ports.close(),
  };
}
