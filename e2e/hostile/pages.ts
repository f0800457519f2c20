/**
 * Pages that mean harm, as scripts that run before the sockets are made. Each leaves in `window.calls` how often its
 * traps were sprung by somebody else than itself.
 */

/** Replaces each built-in that the hook might use by one that counts and then throws. */
const poisonedBuiltins = `
  window.calls = [];
  const { getOwnPropertyDescriptor, defineProperty, apply } = Reflect;
  const { push } = Array.prototype;
  const poison = (holder, key) => {
    const descriptor = getOwnPropertyDescriptor(holder, key);
    if (!descriptor || !descriptor.configurable) return;
    const label = typeof key === 'symbol' ? 'a symbol' : key;
    defineProperty(holder, key, {
      configurable: true,
      get() {
        apply(push, window.calls, [label]);
        throw new Error('poisoned ' + label);
      },
    });
  };
  const targets = [
    [Array.prototype, ['map', 'forEach', 'join', 'slice', Symbol.iterator, 'filter', 'shift']],
    [String.prototype, ['slice', 'indexOf', 'includes', 'split', 'trim', 'replace', Symbol.iterator]],
    [WeakMap.prototype, ['get', 'set', 'has']],
    [Map.prototype, ['get', 'set', 'has', 'delete']],
    [JSON, ['stringify', 'parse']],
    [Function.prototype, ['call', 'bind', 'toString']],
    [Promise.prototype, ['then', 'catch', 'finally']],
    [EventTarget.prototype, ['dispatchEvent']],
    [MessagePort.prototype, ['postMessage']],
    [Performance.prototype, ['now']],
    [URL.prototype, ['href']],
    [DOMException.prototype, ['name', 'message']],
    [MouseEvent.prototype, ['relatedTarget']],
    [FocusEvent.prototype, ['relatedTarget']],
    [UIEvent.prototype, ['detail']],
    [CustomEvent.prototype, ['detail']],
    [window, ['MouseEvent', 'FocusEvent', 'CustomEvent', 'WeakMap', 'Proxy', 'Map']],
    [Object, ['defineProperty', 'create', 'setPrototypeOf', 'getOwnPropertyDescriptor']],
    [Reflect, ['construct', 'getOwnPropertyDescriptor', 'defineProperty', 'has']],
  ];
  for (let row = 0; row < targets.length; row++) {
    for (let index = 0; index < targets[row][1].length; index++) poison(targets[row][0], targets[row][1][index]);
  }
`;

/** Freezes what can be frozen, so that nobody can put anything of his own anywhere. */
const frozenBuiltins = `
  window.calls = [];
  for (const holder of [
    Array, Array.prototype, Object, Object.prototype, Function.prototype, Promise, Promise.prototype, Reflect, JSON,
    EventTarget, EventTarget.prototype, MessagePort.prototype, WebSocket, WebSocket.prototype, Error, Error.prototype,
    WeakMap.prototype, String.prototype, MouseEvent.prototype, FocusEvent.prototype, CustomEvent.prototype,
  ]) Object.freeze(holder);
`;

/** Setters and getters on Object.prototype for every name that an options object might leave out. */
const pollutedPrototype = `
  window.calls = [];
  for (const key of [
    'detail', 'relatedTarget', 'cancelable', 'bubbles', 'composed', 'view', 'capture', 'once', 'passive', 'signal',
    'construct', 'apply', 'toJSON', 'kind', 'seq', 'at', 'stack',
  ]) {
    Object.defineProperty(Object.prototype, key, {
      configurable: true,
      get() {
        window.calls.push('get ' + key);
        return undefined;
      },
      set() {
        window.calls.push('set ' + key);
      },
    });
  }
`;

/** Tries to be the hook, and to hear it: takes the hand-over's name, offers channels, tells tales on every target. */
const forger = `
  window.calls = [];
  const hear = (event) => {
    if (!event.mine) window.calls.push(event.type);
  };
  const channel = new EventTarget();
  for (const type of ['hangup-handover', 'notice', 'token', 'socket', 'count', 'counted']) {
    for (const target of [window, document, channel]) target.addEventListener(type, hear, true);
  }
  const send = (target, event) => {
    event.mine = true;
    target.dispatchEvent(event);
  };
  for (let round = 0; round < 50; round++) {
    send(window, new FocusEvent('hangup-handover', { relatedTarget: channel, cancelable: true }));
    const socket = Object.create(WebSocket.prototype);
    const created = 'created ' + (1000 + round) + ' [1,"WebSocket","[]",null]';
    const threw = 'threw ' + (1000 + round) + ' ["Forged","row","ws://forged.example/"]';
    for (const target of [channel, window, document]) {
      for (const detail of [created, threw]) send(target, new CustomEvent('notice', { detail }));
      send(target, new FocusEvent('socket', { relatedTarget: channel, detail: 1000 + round }));
    }
    window.postMessage({ type: 'records', frame: {}, sockets: [], dropped: 0, failures: 0 }, '*');
  }
`;

export const HOSTILE = {
  'poisons the built-ins': poisonedBuiltins,
  'freezes the built-ins': frozenBuiltins,
  'pollutes Object.prototype': pollutedPrototype,
  'forges our events': forger,
} as const;

/** In each field that a page or its server can fill: what would run, hide, calculate or break, were it not kept as text. */
export const PAYLOADS = [
  '<img src=x onerror="window.pwned=1">',
  '"><script>window.pwned=1</script>',
  '\u001b[31mred\u001b[0m\u0007',
  '\u202egnp.exe\u2066',
  '=HYPERLINK("http://evil.example")',
  '__proto__',
  'constructor',
  'toString',
  '\u0000\uffff\u{1f4a3}',
  "'; DROP TABLE ends; --",
];
