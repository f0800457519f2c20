import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { type DecodedRequest, decodeLogs } from './decode';

/** A request as it came, told apart from those that were turned away by `status`. */
export interface Received {
  at: number;
  status: number;
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  decoded: DecodedRequest;
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
}

/** A receiver of OTLP/HTTP that reads with OpenTelemetry's own definitions and answers as it is told to. */
export class Receiver {
  readonly received: Received[] = [];
  /** What the next requests are answered, in their order; then 200. */
  answers: Answer[] = [];
  #away = false;
  #server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    const body = await buffer(request);
    const text = (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
    const { status, headers: extra = {} } = this.answers.shift() ?? { status: 200 };
    this.received.push({ at: performance.now(), status, method, url, headers, decoded: decodeLogs(text) });
    response.writeHead(status, { 'Content-Type': 'application/json', ...extra }).end('{}');
  }).on('connection', (socket) => {
    if (this.#away) socket.destroy();
  });

  async open(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The receiver is not open.');
    return `http://127.0.0.1:${address.port}`;
  }

  /** All log records that were taken, as often as they were taken. */
  get taken(): DecodedRequest['records'] {
    return this.received.filter(({ status }) => status === 200).flatMap(({ decoded }) => decoded.records);
  }

  /** Nobody answers. The port is kept, lest somebody else gets it. */
  leave(): void {
    this.#away = true;
    this.#server.closeAllConnections();
  }

  comeBack(): void {
    this.#away = false;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
