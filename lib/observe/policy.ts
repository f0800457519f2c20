import type { PolicyViolation, SocketRecord } from '../record/record';
import type { Life } from './life';

/** Lives that may wait for their violation, and violations that may wait for their life: the two come in either order. */
const MOST_WAITING = 8;

export interface PolicyWatch {
  /** A socket was forbidden; `url` is `null` where only the constructor knew it. */
  expect(life: Life, url: string | null): void;
  stop(): void;
}

/** Joins `securitypolicyviolation` events to the sockets that they forbade, and emits the amended records. */
export function watchPolicy(
  document: Document,
  emit: (record: SocketRecord) => void,
  guarded: (handle: (event: SecurityPolicyViolationEvent) => void) => (event: SecurityPolicyViolationEvent) => void,
): PolicyWatch {
  const forbidden: { life: Life; url: string | null }[] = [];
  const violations: { policy: PolicyViolation; blocked: string }[] = [];

  /** The event may tell the origin alone. */
  const concerns = (url: string | null, blocked: string): boolean => url === null || url.startsWith(blocked);

  function join(life: Life, policy: PolicyViolation): void {
    const record = life.forbiddenBy(policy);
    if (record) emit(record);
  }

  const hear = guarded((event) => {
    if (event.effectiveDirective !== 'connect-src' || event.disposition !== 'enforce') return;
    const { effectiveDirective: directive, disposition, originalPolicy: policy, blockedURI: blocked } = event;
    const index = forbidden.findIndex(({ url }) => concerns(url, blocked));
    const [found] = index < 0 ? [] : forbidden.splice(index, 1);
    if (found) join(found.life, { directive, disposition, policy });
    else if (/^wss?:/.test(blocked)) keep(violations, { policy: { directive, disposition, policy }, blocked });
  });
  document.addEventListener('securitypolicyviolation', hear, true);

  return {
    expect(life, url) {
      const index = violations.findIndex(({ blocked }) => concerns(url, blocked));
      const [found] = index < 0 ? [] : violations.splice(index, 1);
      if (found) join(life, found.policy);
      else keep(forbidden, { life, url });
    },
    stop: () => document.removeEventListener('securitypolicyviolation', hear, true),
  };
}

function keep<Item>(list: Item[], item: Item): void {
  list.push(item);
  if (list.length > MOST_WAITING) list.shift();
}
