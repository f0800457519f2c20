/**
 * What a page can tell of its WebSocket, as a flat list of facts. Runs in the page, with and without the extension;
 * every fact that differs is a trace. Plain JavaScript: nothing may be compiled into it.
 *
 * @param {{echo: string, refuse: string}} urls
 */
window.probe = async function probe(urls) {
  const facts = {};
  const fact = (name, read) => {
    try {
      facts[name] = show(read());
    } catch (error) {
      facts[name] = `threw ${show(error)}`;
    }
  };
  const show = (value) => {
    if (value instanceof Error || value instanceof DOMException) {
      return `${Object.prototype.toString.call(value)} ${value.name}: ${value.message}`;
    }
    if (typeof value === 'function') return `function ${value.name}`;
    if (typeof value === 'symbol') return String(value);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return JSON.stringify(value);
    return JSON.stringify(value) ?? String(value);
  };
  const thrown = (run) => {
    try {
      run();
      return 'nothing';
    } catch (error) {
      return error;
    }
  };
  const flags = (holder, key) => {
    const { value, get, set, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(holder, key) ?? {};
    return [typeof value, typeof get, typeof set, writable, enumerable, configurable];
  };
  /** Lines of a stack that are not this file's: functions and files, without positions. */
  const stackOf = (error) => String(error.stack).replace(/:\d+:\d+/g, '');
  const once = (target, type) => new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));

  const globals = ['WebSocket', 'WebSocketStream', 'WebSocketError', 'CloseEvent', 'MessageEvent'];
  for (const name of globals.filter((name) => name in window)) {
    const Class = window[name];
    fact(`${name}: flags on the global`, () => flags(window, name));
    fact(`${name}: own keys`, () => Reflect.ownKeys(Class).map(String));
    fact(`${name}: name and length`, () => [Class.name, Class.length]);
    fact(`${name}: flags of name, length, prototype`, () =>
      ['name', 'length', 'prototype'].map((key) => flags(Class, key)),
    );
    fact(`${name}: prototype's own keys`, () => Reflect.ownKeys(Class.prototype).map(String));
    fact(`${name}: flags of the prototype's own keys`, () =>
      Reflect.ownKeys(Class.prototype).map((key) => flags(Class.prototype, key)),
    );
    fact(`${name}: names and lengths of the prototype's methods`, () =>
      Reflect.ownKeys(Class.prototype).map((key) => {
        const { value, get, set } = Object.getOwnPropertyDescriptor(Class.prototype, key);
        return [value, get, set].map((f) => (typeof f === 'function' ? [f.name, f.length, 'prototype' in f] : null));
      }),
    );
    fact(`${name}: own keys of the prototype's methods`, () =>
      Reflect.ownKeys(Class.prototype)
        .map((key) => Object.getOwnPropertyDescriptor(Class.prototype, key).value)
        .filter((value) => typeof value === 'function')
        .map((value) => Reflect.ownKeys(value).map(String)),
    );
    fact(`${name}: prototype.constructor is it`, () => Class.prototype.constructor === Class);
    fact(`${name}: Object.prototype.toString`, () => Object.prototype.toString.call(Class));
    fact(`${name}: String()`, () => String(Class));
    fact(`${name}: typeof`, () => typeof Class);
    fact(`${name}: its own prototype`, () => Object.getPrototypeOf(Class)?.name);
    fact(`${name}: extensible, frozen, sealed`, () => [
      Object.isExtensible(Class),
      Object.isFrozen(Class),
      Object.isSealed(Class),
    ]);
    fact(`${name}: called without new`, () => thrown(() => Class(urls.echo)));
    fact(`${name}: without arguments`, () => thrown(() => new Class()));
    fact(`${name}: cyclic setPrototypeOf`, () => thrown(() => Object.setPrototypeOf(Class, Object.create(Class))));
    fact(`${name}: Reflect.setPrototypeOf cyclic`, () => Reflect.setPrototypeOf(Class, Object.create(Class)));
    fact(`${name}: same setPrototypeOf`, () => Reflect.setPrototypeOf(Class, Object.getPrototypeOf(Class)));
  }
  const globalNames = Object.getOwnPropertyNames(window).filter((name) => !/^\d+$/.test(name));
  fact('global names', () => [...globalNames].sort());
  fact('order of the global names', () => globalNames);
  fact('global symbols', () => Object.getOwnPropertySymbols(window).map(String));
  fact('document own keys', () => Reflect.ownKeys(document).map(String));
  fact('elements in the document', () => document.documentElement.outerHTML.length);
  fact('attributes of html', () => document.documentElement.getAttributeNames());
  fact('performance entries', () =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => !name.startsWith(location.origin))
      .map(({ name }) => name),
  );
  const mutable = [
    'EventTarget',
    'Event',
    'MouseEvent',
    'FocusEvent',
    'CustomEvent',
    'Promise',
    'Reflect',
    'Function',
    'Error',
    'DOMException',
  ];
  fact('flags of other built-ins', () =>
    mutable.map((name) => [flags(window, name), Reflect.ownKeys(window[name]).map(String)]),
  );

  const { WebSocket } = window;
  fact('statics', () =>
    ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'].map((key) => [WebSocket[key], flags(WebSocket, key)]),
  );
  fact('toString of close', () => String(WebSocket.prototype.close));
  fact('toString of send', () => String(WebSocket.prototype.send));
  fact('toString of url getter', () => String(Object.getOwnPropertyDescriptor(WebSocket.prototype, 'url').get));
  for (const method of ['close', 'send']) {
    const { [method]: call } = WebSocket.prototype;
    fact(`${method}: cyclic setPrototypeOf`, () => thrown(() => Object.setPrototypeOf(call, Object.create(call))));
    fact(`${method}: Reflect.setPrototypeOf cyclic`, () => Reflect.setPrototypeOf(call, Object.create(call)));
    fact(`${method}: same setPrototypeOf`, () => Reflect.setPrototypeOf(call, Object.getPrototypeOf(call)));
  }
  fact('new close()', () => thrown(() => new WebSocket.prototype.close()));
  fact('new send()', () => thrown(() => new WebSocket.prototype.send('')));
  fact('close on nothing', () => thrown(() => WebSocket.prototype.close.call(undefined)));
  fact('close on an object', () => thrown(() => WebSocket.prototype.close.call({})));
  fact('send on the prototype', () => thrown(() => WebSocket.prototype.send.call(WebSocket.prototype, '')));
  fact('send without arguments', () => thrown(() => WebSocket.prototype.send.call(WebSocket.prototype)));
  fact('url on the prototype', () => thrown(() => WebSocket.prototype.url));
  fact('Object.create(close).toString()', () => thrown(() => Object.create(WebSocket.prototype.close).toString()));
  fact('Object.create(WebSocket).toString()', () => thrown(() => Object.create(WebSocket).toString()));
  fact('structured clone of a method', () => thrown(() => structuredClone(WebSocket.prototype.close)));
  fact('posting the constructor', () => thrown(() => window.postMessage(WebSocket, '*')));
  fact('posting a socket', () => thrown(() => window.postMessage({ socket: new WebSocket(urls.echo) }, '*')));
  fact('transferring a socket', () => thrown(() => structuredClone(0, { transfer: [new WebSocket(urls.echo)] })));
  fact('structured clone of the constructor', () => thrown(() => structuredClone(WebSocket)));

  const badCalls = {
    'bad URL': () => new WebSocket('ws://localhost:undefined/'),
    'bad scheme': () => new WebSocket('ftp://localhost/'),
    fragment: () => new WebSocket(`${urls.echo}#x`),
    'empty URL, bad protocol': () => new WebSocket(urls.echo, ''),
    'protocol with a space': () => new WebSocket(urls.echo, ['a b']),
    'protocol twice': () => new WebSocket(urls.echo, ['a', 'a']),
    'a symbol for URL': () => new WebSocket(Symbol('x')),
    'a symbol for protocol': () => new WebSocket(urls.echo, [Symbol('x')]),
    'an iterator that is none': () => new WebSocket(urls.echo, { [Symbol.iterator]: 1 }),
    'a toString that throws': () =>
      new WebSocket({
        toString() {
          throw new RangeError('mine');
        },
      }),
    'super() with a bad URL': () => new (class extends WebSocket {})('nonsense://'),
  };
  for (const [name, run] of Object.entries(badCalls)) {
    fact(`${name}: error`, () => thrown(run));
    fact(`${name}: error's own keys`, () => Reflect.ownKeys(thrown(run)).map(String));
    fact(`${name}: stack`, () => stackOf(thrown(run)));
    fact(`${name}: flags of stack`, () => flags(thrown(run), 'stack'));
  }

  const seen = [];
  fact('order of argument conversion', () => {
    thrown(
      () =>
        new WebSocket(
          {
            toString() {
              seen.push('url');
              return urls.echo;
            },
          },
          {
            get [Symbol.iterator]() {
              seen.push('iterator');
              return function* () {
                seen.push('next');
                yield 'a';
                seen.push('next');
                yield 'a';
              };
            },
          },
        ),
    );
    return seen;
  });
  fact('getters in an array of protocols', () => {
    let reads = 0;
    const list = ['a', 'a'];
    Object.defineProperty(list, 0, {
      get() {
        reads++;
        return 'a';
      },
      enumerable: true,
      configurable: true,
    });
    thrown(() => new WebSocket(urls.echo, list));
    return reads;
  });
  fact('calls of patched built-ins', () => {
    const { apply } = Reflect;
    const calls = [];
    const undo = [];
    const count = (holder, key, label) => {
      const descriptor = Object.getOwnPropertyDescriptor(holder, key);
      const native = descriptor.value;
      Object.defineProperty(holder, key, {
        ...descriptor,
        value(...args) {
          calls.push(label);
          return apply(native, this, args);
        },
      });
      undo.push(() => Object.defineProperty(holder, key, descriptor));
    };
    const spied = [
      [EventTarget.prototype, 'addEventListener'],
      [EventTarget.prototype, 'dispatchEvent'],
      [WeakMap.prototype, 'get'],
      [WeakMap.prototype, 'set'],
      [String.prototype, 'slice'],
      [String.prototype, 'indexOf'],
      [JSON, 'stringify'],
      [Performance.prototype, 'now'],
      [Date, 'now'],
      [Reflect, 'construct'],
      [Reflect, 'apply'],
      [Function.prototype, 'call'],
      [Function.prototype, 'apply'],
      [Function.prototype, 'bind'],
      [Array.prototype, Symbol.iterator],
      [Array, 'isArray'],
      [Promise.prototype, 'then'],
      [Object, 'defineProperty'],
    ];
    for (const [holder, key] of spied) count(holder, key, String(key));
    for (const key of [
      'toJSON',
      'detail',
      'relatedTarget',
      'bubbles',
      'cancelable',
      'composed',
      'screenX',
      'construct',
      'apply',
    ]) {
      Object.defineProperty(Object.prototype, key, {
        configurable: true,
        get() {
          calls.push(`Object.prototype.${key}`);
          return undefined;
        },
        set() {
          calls.push(`Object.prototype.${key} =`);
        },
      });
      undo.push(() => delete Object.prototype[key]);
    }
    const sockets = [];
    try {
      const made = new WebSocket(urls.echo);
      sockets.push(made);
      thrown(() => made.send('early'));
      thrown(() => made.close(1001));
      made.close();
    } finally {
      for (const back of undo.reverse()) back();
    }
    return calls;
  });
  fact('prepareStackTrace is run for errors of the page alone', () => {
    let runs = 0;
    Error.prepareStackTrace = (error) => {
      runs++;
      return String(error);
    };
    const socket = new WebSocket(urls.echo);
    socket.close();
    delete Error.prepareStackTrace;
    return runs;
  });
  fact('timer ids are consecutive over a socket’s life', () => {
    const first = setTimeout(() => {});
    const socket = new WebSocket(urls.echo);
    socket.close();
    return setTimeout(() => {}) - first;
  });
  fact('a global that replaces WebSocket is left alone', () => {
    const native = window.WebSocket;
    const mine = function WebSocket() {};
    window.WebSocket = mine;
    const kept = window.WebSocket === mine;
    window.WebSocket = native;
    return [kept, flags(window, 'WebSocket')];
  });
  fact('deleting the global', () => {
    const descriptor = Object.getOwnPropertyDescriptor(window, 'WebSocket');
    const deleted = delete window.WebSocket;
    const gone = !('WebSocket' in window);
    Object.defineProperty(window, 'WebSocket', descriptor);
    return [deleted, gone];
  });

  class Sub extends WebSocket {
    extra() {
      return 'extra';
    }
  }
  const life = async (name, make) => {
    const events = [];
    const socket = make();
    fact(`${name}: prototype chain`, () => [
      socket instanceof WebSocket,
      socket instanceof EventTarget,
      Object.getPrototypeOf(socket) === Sub.prototype,
      Object.getPrototypeOf(socket) === WebSocket.prototype,
      socket.constructor.name,
      socket.constructor === WebSocket,
    ]);
    fact(`${name}: own keys`, () => Reflect.ownKeys(socket).map(String));
    fact(`${name}: toString`, () => [String(socket), Object.prototype.toString.call(socket)]);
    fact(`${name}: state while connecting`, () => [
      socket.readyState,
      socket.bufferedAmount,
      socket.protocol,
      socket.extensions,
      socket.binaryType,
      socket.onopen,
    ]);
    fact(`${name}: clone`, () => thrown(() => structuredClone(socket)));
    fact(`${name}: early send`, () => thrown(() => socket.send('x')));
    fact(`${name}: early send, stack`, () => stackOf(thrown(() => socket.send('x'))));
    fact(`${name}: close(1001)`, () => thrown(() => socket.close(1001)));
    fact(`${name}: close(1001), stack`, () => stackOf(thrown(() => socket.close(1001))));
    fact(`${name}: long reason`, () => thrown(() => socket.close(1000, 'x'.repeat(124))));
    for (const type of ['open', 'message', 'error', 'close']) {
      socket[`on${type}`] = (event) =>
        events.push(
          `on${type} ${event.isTrusted} ${event.eventPhase} ${event.target === socket} ${window.event === event}`,
        );
      socket.addEventListener(type, (event) =>
        events.push(`${type} ${event.constructor.name} ${event.cancelable} ${event.bubbles}`),
      );
    }
    await once(socket, 'open');
    fact(`${name}: send returns`, () => [socket.send('€'), socket.bufferedAmount]);
    fact(`${name}: send of bytes`, () => [socket.send(new Uint8Array(5)), socket.bufferedAmount]);
    fact(`${name}: send of a symbol`, () => thrown(() => socket.send(Symbol('x'))));
    fact(`${name}: send without arguments`, () => thrown(() => socket.send()));
    const { data } = await once(socket, 'message');
    fact(`${name}: data`, () => data);
    fact(`${name}: a dispatched close changes nothing`, () => [
      socket.dispatchEvent(new CloseEvent('close', { code: 4999 })),
      socket.readyState,
    ]);
    fact(`${name}: close returns`, () => [socket.close(3001, 'enough'), socket.readyState]);
    const { code, reason, wasClean } = await once(socket, 'close');
    fact(`${name}: close event`, () => [code, reason, wasClean]);
    fact(`${name}: events in order`, () => events);
    fact(`${name}: send after close`, () => [socket.send('late'), socket.bufferedAmount]);
  };
  await life('new', () => new WebSocket(urls.echo));
  await life('with a protocol', () => new WebSocket(new URL(urls.echo), ['chat']));
  await life('subclass', () => new Sub(urls.echo));
  await life('Reflect.construct', () => Reflect.construct(WebSocket, [urls.echo], Sub));
  await life('Reflect.construct with a plain function', () =>
    Reflect.construct(
      WebSocket,
      [urls.echo],
      Object.assign(function Other() {}, { prototype: Sub.prototype }),
    ),
  );
  await life('prototype.constructor', () => new WebSocket.prototype.constructor(urls.echo));

  const refused = new WebSocket(urls.refuse);
  const events = [];
  for (const type of ['open', 'error', 'close']) refused.addEventListener(type, () => events.push(type));
  await once(refused, 'close');
  fact('refused: events', () => events);

  const frame = document.createElement('iframe');
  document.body.append(frame);
  const inner = frame.contentWindow;
  fact('fresh frame: flags and names', () => [flags(inner, 'WebSocket'), Reflect.ownKeys(inner.WebSocket).map(String)]);
  fact('fresh frame: another realm', () => [
    inner.WebSocket === WebSocket,
    inner.WebSocket.prototype.close === WebSocket.prototype.close,
  ]);
  fact('fresh frame: its Function.prototype.toString of ours', () =>
    inner.Function.prototype.toString.call(Object.getOwnPropertyDescriptor(WebSocket.prototype, 'readyState').get),
  );
  fact('fresh frame: error of its realm', () => {
    const error = thrown(() => new inner.WebSocket('nonsense://'));
    return [error instanceof inner.DOMException, error instanceof DOMException];
  });
  fact('fresh frame: our close on its socket', () => {
    const theirs = new inner.WebSocket(urls.echo);
    return [thrown(() => WebSocket.prototype.close.call(theirs)), theirs.readyState];
  });
  frame.remove();

  if ('WebSocketStream' in window) {
    const stream = new WebSocketStream(urls.echo);
    fact('stream: own keys', () => Reflect.ownKeys(stream).map(String));
    const { protocol, readable } = await stream.opened;
    fact('stream: opened', () => [protocol, Object.prototype.toString.call(readable)]);
    stream.close({ closeCode: 3002, reason: 'done' });
    const info = await stream.closed;
    fact('stream: closed', () => info);
    const unhandled = [];
    const hear = (event) => {
      unhandled.push(String(event.reason));
      event.preventDefault();
    };
    window.addEventListener('unhandledrejection', hear);
    const broken = new WebSocketStream(urls.refuse);
    await broken.closed.catch((error) => fact('stream: refused', () => error));
    await broken.opened.catch(() => {});
    const lonely = new WebSocketStream(urls.refuse);
    const control = Promise.reject(new Error('control'));
    await new Promise((resolve) => {
      window.addEventListener('unhandledrejection', ({ promise }) => promise === control && resolve());
    });
    await new WebSocketStream(urls.refuse).closed.catch(() => {});
    window.removeEventListener('unhandledrejection', hear);
    fact('stream: unhandled rejections', () => [unhandled, typeof lonely]);
  }
  return facts;
};

/** Counted from before anything else could run: what reaches the page's own listeners. */
window.heard = [];
for (const type of ['hangup-handover', 'message', 'error', 'unhandledrejection', 'wxt:content-script-started']) {
  window.addEventListener(
    type,
    (event) => window.heard.push(`${event.type} ${String(event.message ?? event.data ?? '')}`),
    true,
  );
  document.addEventListener(type, (event) => window.heard.push(`document ${event.type}`), true);
}
