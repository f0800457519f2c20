import type { CodeRange } from './close-code';

/** The ranges of RFC 6455 §7.4.2, and what is left of all numbers, so that each number lies in exactly one. */
export const CODE_RANGES = [
  {
    from: 0,
    to: 999,
    name: 'Not used',
    meaning: 'No code below 1000 has a meaning.',
    policy: 'Cannot be registered.',
    source: 'RFC 6455 §7.4.2',
  },
  {
    from: 1000,
    to: 2999,
    name: 'Protocol',
    meaning: 'Held for the protocol itself, its revisions and published extensions.',
    policy: 'Standards Action, Specification Required (with a Designated Expert) or IESG Review.',
    source: 'RFC 6455 §7.4.2, §11.7',
  },
  {
    from: 3000,
    to: 3999,
    name: 'Libraries, frameworks and applications',
    meaning: 'For libraries, frameworks and applications, each code registered with IANA.',
    policy: 'First Come First Served.',
    source: 'RFC 6455 §7.4.2, §11.7',
  },
  {
    from: 4000,
    to: 4999,
    name: 'Reserved for Private Use',
    meaning: 'Means what the two ends of this application have agreed on.',
    policy: 'Private Use: cannot be registered.',
    source: 'RFC 6455 §7.4.2, §11.7',
  },
  {
    from: 5000,
    to: 65_535,
    name: 'Outside the registry',
    meaning: 'Fits in the two bytes of a Close frame, but no registry covers it.',
    policy: 'Cannot be registered.',
    source: 'RFC 6455 §11.7: the registry holds 1000 to 4999',
  },
  {
    from: null,
    to: null,
    name: 'Not a close code',
    meaning: 'A close code is a whole number that fits in two bytes, 0 to 65535.',
    policy: 'Cannot be registered.',
    source: 'RFC 6455 §5.5.1',
  },
] as const satisfies readonly CodeRange[];
