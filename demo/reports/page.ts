import { CLIENTS } from './clients';
import { CONNECTIONS } from './connections';
import { HANDSHAKES } from './handshakes';
import { KNOWN } from './known';
import type { ReportPage } from './report';

declare global {
  interface Window {
    /** Plays the page's part of a report; resolves when all its sockets are over, to how many there were. */
    playReport(id: string, host: string, ports: ReportPage['ports']): Promise<number>;
  }
}

window.playReport = async (id, host, ports) => {
  const report = [...HANDSHAKES, ...CONNECTIONS, ...KNOWN, ...CLIENTS].find((one) => one.id === id);
  if (!report || !('play' in report.replay)) throw new Error(`No report ${id}`);
  let made = 0;
  const connect: ReportPage['connect'] = (path, { protocols, server = 'plain', url } = {}) => {
    made++;
    const href = url ?? `${server === 'plain' ? 'ws' : 'wss'}://${host}:${ports[server]}${path}`;
    const socket: unknown = Reflect.construct(WebSocket, protocols === undefined ? [href] : [href, protocols]);
    if (socket instanceof WebSocket) return socket;
    throw new TypeError('No WebSocket');
  };
  await report.replay.play({ host, ports, connect });
  return made;
};
