import { captureCall, refuseCycles } from './call-site';
import { guard, namePrefix } from './channel';
import { protocolsOf, textOf } from './encode';
import { defineProperty, getter, reflectConstruct, setPrototypeOf } from './natives';
import { replaceValue } from './replace-value';
import { follow, newNotes, noteThrown, readThrown, type SocketNotes } from './socket-notes';

type Constructor<Made extends object> = { new (...args: never[]): Made; prototype: object };

const hrefOf = getter(URL.prototype, 'href');
/** The sequence number of the window's last socket. */
let lastSeq = 0;

/**
 * Puts a Proxy in the place of a global constructor, and of its prototype's `constructor`, with the original flags,
 * so that own keys keep their order. Every call is noted; what is made is the native object itself.
 *
 * The native is called through a function whose name is the socket's own: DevTools shows it on top of the initiator's
 * stack, and so names the socket that an entry of the Network log belongs to.
 *
 * @param protocolsIn the `protocols` among the constructor's arguments
 */
export function instrumentConstructor<Made extends object>(
  api: 'WebSocket' | 'WebSocketStream',
  native: Constructor<Made>,
  protocolsIn: (args: unknown[]) => unknown,
  made: (socket: Made, notes: SocketNotes) => void,
): void {
  const handler: ProxyHandler<Constructor<Made>> & { __proto__: null } = {
    __proto__: null,
    construct(target, args: unknown[], newTarget) {
      const seq = ++lastSeq;
      let notes: SocketNotes | undefined;
      let url = textOf(args[0]);
      guard(() => {
        try {
          url ??= textOf(hrefOf(args[0] as URL));
        } catch {
          // No URL object.
        }
        notes = newNotes(seq, api, url, protocolsOf(protocolsIn(args)), captureCall());
      });
      // A page that names the Proxy as `new.target` means the native.
      const make = (): Made => reflectConstruct(target, args, newTarget === proxy ? target : newTarget) as Made;
      // Firefox's log has no use for the name, and its stacks would show it to the page.
      if (!import.meta.env.FIREFOX)
        defineProperty(make, 'name', { __proto__: null, value: namePrefix + seq } as object);
      try {
        const socket = make();
        guard(() => {
          if (!notes) return;
          follow(socket, notes);
          made(socket, notes);
        });
        return socket;
      } catch (error) {
        guard(() => {
          if (!notes) return;
          notes.threw = readThrown(error, url ?? args[0], handler.construct);
          noteThrown(notes);
        });
        throw error;
      }
    },
  };
  const proxy = new Proxy(native, handler);
  refuseCycles(handler, () => proxy, setPrototypeOf);
  replaceValue(window, api, proxy);
  replaceValue(native.prototype, 'constructor', proxy);
}
