/**
 * Facts that differ and cannot be helped, each with the reason. A Proxy around a native function prints
 * `function () { [native code] }`, and calls of it stand in stacks: patching `Function.prototype.toString` to hide that
 * would be a larger trace than the one it hides.
 */
const IN_CHROMIUM: readonly KnownDifference[] = [
  { fact: /^WebSocket(Stream)?: String\(\)$/, why: 'text of a proxied constructor' },
  { fact: /^toString of (close|send)$/, why: 'text of a proxied method' },
  { fact: /^Object\.create\((close|WebSocket)\)\.toString\(\)$/, why: 'stack of a proxied function' },
  { fact: /^a toString that throws: stack$/, why: 'our frame stands between the constructor and the argument' },
];

const IN_FIREFOX: readonly KnownDifference[] = [
  ...IN_CHROMIUM,
  {
    fact: /^(structured clone of (the constructor|a method)|posting the constructor)$/,
    why: 'the same error, which names a Proxy instead of a function',
  },
  {
    fact: /^(WebSocket|close|send): cyclic setPrototypeOf$/,
    why: 'the same error, but the words say that a trap returned false; nothing there tells whether Reflect asks, which wants no error',
  },
  {
    fact: /^an iterator that is none: error$/,
    why: "the same error, which quotes the argument from the caller's source: ours is args[1]",
  },
  {
    fact: /^order of the global names$/,
    why: 'the same names: a built-in gets its place when a script first touches it, and the hook captures some before the page does',
  },
];

interface KnownDifference {
  fact: RegExp;
  why: string;
}

export const isKnownDifference = (fact: string): boolean => IN_CHROMIUM.some(({ fact: pattern }) => pattern.test(fact));

export const isKnownDifferenceInFirefox = (fact: string): boolean =>
  IN_FIREFOX.some(({ fact: pattern }) => pattern.test(fact));

/**
 * A fact of Firefox without the frames of an extension's script, which it prints without a URL. An error's `stack` is
 * no property of its own there: to write one would be a larger trace.
 */
export const withoutFrames = (fact: string): string => fact.replace(/[^"\\]*@<anonymous code>\\n/g, '');
