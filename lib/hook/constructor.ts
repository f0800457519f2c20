import { functionNameOf } from '../record/key';
import { protocolsArgument, urlArgument } from './arguments';
import { callStack, refuseCycle, withRoom } from './call-site';
import type { Channel } from './channel';
import {
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  now,
  reflectConstruct,
  setPrototypeOf,
} from './natives';
import { readThrown } from './thrown';

type Constructor<Made extends object> = { new (...args: never[]): Made; prototype: object };

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
  page: object,
  channel: Channel,
  name: 'WebSocket' | 'WebSocketStream',
  native: Constructor<Made>,
  protocolsIn: (args: unknown[]) => unknown,
  made: (socket: Made, seq: number) => void,
): void {
  const { tell, guard } = channel;
  const handler: ProxyHandler<Constructor<Made>> & { __proto__: null } = {
    __proto__: null,
    construct(target, args: unknown[], newTarget) {
      const seq = channel.nextSeq();
      guard(() => tell('created', seq, now(), name, protocolsArgument(protocolsIn(args)), callStack()));
      // Firefox's log has no use for the name, and its stacks would show it to the page.
      const functionName = import.meta.env.FIREFOX ? '' : functionNameOf(`${channel.token}:${seq}`);
      // A page that names the Proxy as `new.target` means the native.
      const make = {
        [functionName]: () => reflectConstruct(target, args, newTarget === proxy ? target : newTarget) as Made,
      }[functionName] as () => Made;
      try {
        const socket = withRoom(make);
        guard(() => made(socket, seq));
        return socket;
      } catch (error) {
        guard(() => {
          const { name, message } = readThrown(error);
          tell('threw', seq, name, message, urlArgument(args[0]));
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
  replaceValue(page, name, proxy);
  replaceValue(native.prototype, 'constructor', proxy);
}

/** Changes a data property's value in place, its flags and its place among the keys kept. */
export function replaceValue(holder: object, key: string, value: unknown): void {
  const descriptor = getOwnPropertyDescriptor(holder, key);
  if (!descriptor) return;
  descriptor.value = value;
  defineProperty(holder, key, descriptor);
}
