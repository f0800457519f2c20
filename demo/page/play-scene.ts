import type { Places } from '../fault';
import type { Connect, Scene } from '../scene';

/** Plays a scene with sockets at `ID.localhost`; resolves when all of them are over, to how many there were. */
export async function playScene({ id, play }: Scene, { server }: Places): Promise<number> {
  let made = 0;
  const connect: Connect = (path, { host = `${id}.localhost`, protocols = [] } = {}) => {
    made++;
    const url = new URL(path, server);
    url.hostname = host;
    url.searchParams.set('scene', id);
    const socket: unknown = Reflect.construct(WebSocket, [url.href, protocols]);
    if (socket instanceof WebSocket) return socket;
    throw new TypeError('No WebSocket');
  };
  await play(connect);
  return made;
}
