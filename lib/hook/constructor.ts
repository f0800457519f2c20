import { callStack, refuseCycle, withRoom } from './call-site';
import { guard, namePrefix, tell } from './channel';
import { follow } from './method';
import { getPrototypeOf, getter, reflectConstruct, setPrototypeOf } from './natives';
import { replaceValue } from './replace-value';
import { readThrown } from './thrown';

type Constructor<Made extends object> = { new (...args: never[]): Made; prototype: object };

const hrefOf = getter(URL.prototype, 'href');
/** The sequence number of the window's last socket. */
let lastSeq = 0;

/**
 * Puts a Proxy in the place of a global constructor, and of its prototype's `constructor`, with the original flags,
 * so that own keys keep their order. Every call is told; what is made is the native object itself.
 *
 * The native is called through a function whose name is the socket's own: DevTools shows it on top of the initiator's
 * stack, and so names the socket that an entry of the Network log belongs to.
 *
 * @param protocolsIn the `protocols` among the constructor's arguments
 */
export function hookConstructor<Made extends object>(
  name: 'WebSocket' | 'WebSocketStream',
  native: Constructor<Made>,
  protocolsIn: (args: unknown[]) => unknown,
  made: (socket: Made, seq: number) => void,
): void {
  const handler: ProxyHandler<Constructor<Made>> & { __proto__: null } = {
    __proto__: null,
    construct(target, args: unknown[], newTarget) {
      const seq = ++lastSeq;
      guard(() => {
        const protocols = protocolsIn(args);
        tell('created', seq, name, protocols === undefined ? [] : protocols, callStack());
      });
      // Firefox's log has no use for the name, and its stacks would show it to the page.
      const functionName = import.meta.env.FIREFOX ? '' : namePrefix + seq;
      // A page that names the Proxy as `new.target` means the native.
      const make = {
        [functionName]: () => reflectConstruct(target, args, newTarget === proxy ? target : newTarget) as Made,
      }[functionName] as () => Made;
      try {
        const socket = withRoom(make);
        guard(() => {
          made(socket, seq);
          follow(socket, seq);
        });
        return socket;
      } catch (error) {
        guard(() => {
          let url = args[0];
          try {
            url = hrefOf(url as URL);
          } catch {
            // No URL object.
          }
          tell('threw', seq, readThrown(error), url);
        });
        throw error;
      }
    },
    // An ordinary function refuses a cyclic prototype; without this trap the Proxy would let a page build one.
    setPrototypeOf(target, prototype) {
      for (let next = prototype; next; next = getPrototypeOf(next)) {
        if (next === proxy) return refuseCycle(target);
      }
      return setPrototypeOf(target, prototype);
    },
  };
  const proxy = new Proxy(native, handler);
  replaceValue(window, name, proxy);
  replaceValue(native.prototype, 'constructor', proxy);
}
