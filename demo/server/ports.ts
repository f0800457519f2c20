import { connect, createServer, type Server, type Socket } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** Everything that listens, and every connection that is open, so that nothing outlives the demo. */
export class Ports {
  #servers: Server[] = [];
  #sockets = new Set<Socket>();

  /** Listens on the loopback interface; `port` 0 takes a free one. Resolves to the port. */
  open(server: Server, port: number): Promise<number> {
    server.on('connection', (socket) => this.#keep(socket));
    // What is no TLS, or a client that does not trust the certificate, is what the demo is about.
    server.on('tlsClientError', (_, socket: Socket) => socket.destroy());
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, LOOPBACK, () => {
        server.off('error', reject);
        this.#servers.push(server);
        resolve(portOf(server.address()));
      });
    });
  }

  /**
   * A port where nobody listens and, as long as the demo runs, nobody can: it is taken by the near end of a
   * connection, and whoever connects to it is refused.
   */
  async reserve(): Promise<number> {
    const port = await this.open(createServer(), 0);
    const near = connect(port, LOOPBACK);
    this.#keep(near);
    await new Promise<void>((resolve, reject) => near.once('connect', resolve).once('error', reject));
    return portOf(near.address());
  }

  async close(): Promise<void> {
    const closed = this.#servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(closed);
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#sockets.delete(socket));
  }
}

function portOf(address: ReturnType<Server['address']> | object): number {
  if (typeof address === 'object' && address && 'port' in address && typeof address.port === 'number') {
    return address.port;
  }
  throw new Error('A TCP socket has a port');
}
