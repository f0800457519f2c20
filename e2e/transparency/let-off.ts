/**
 * Facts that differ and cannot be helped, each with the reason. A Proxy around a native function prints
 * `function () { [native code] }`, and calls of it stand in stacks: patching `Function.prototype.toString` to hide that
 * would be a larger trace than the one it hides.
 */
const LET_OFF: readonly { fact: RegExp; why: string }[] = [
  { fact: /^WebSocket(Stream)?: String\(\)$/, why: 'text of a proxied constructor' },
  { fact: /^toString of (close|send)$/, why: 'text of a proxied method' },
  { fact: /^Object\.create\((close|WebSocket)\)\.toString\(\)$/, why: 'stack of a proxied function' },
  { fact: /^a toString that throws: stack$/, why: 'our frame stands between the constructor and the argument' },
];

export const letOff = (fact: string): boolean => LET_OFF.some(({ fact: pattern }) => pattern.test(fact));
