import type { Life } from './life';
import { type Neighbourhood, neighbourhoodSteps } from './neighbourhood';
import { runThrough, type Steps } from './steps';
import { type Surroundings, surroundingsSteps } from './surroundings';

/** The lives of a log by their hosts, and what shows of them together: worked out when asked for, kept until it changes. */
export interface Neighbourhoods {
  readonly lives: ReadonlyMap<string, Life>;
  hosts(): Iterable<string>;
  /** `null`: no life of that host. */
  of(host: string): Neighbourhood | null;
  surroundings(): Surroundings;
  put(life: Life): void;
  drop(life: Life): void;
  clear(): void;
  /** Works out what is not worked out yet, a slice at a time. */
  work(): Generator<void, void>;
}

interface Host {
  lives: Map<string, Life>;
  /** Rises with every change. */
  version: number;
  known: { neighbours: Neighbourhood; version: number; documents: number } | null;
}

export function createNeighbourhoods(): Neighbourhoods {
  const lives = new Map<string, Life>();
  const hosts = new Map<string, Host>();
  const documents = new Set<string>();
  /** Rises when it changes which documents come and go: whether a page gave up hangs on that, at every host. */
  let documentsVersion = 0;
  let surroundings: Surroundings | null = null;
  /** Rises with every change. */
  let changes = 0;

  function* aroundSteps(): Steps<Surroundings> {
    if (surroundings) return surroundings;
    const before = changes;
    const found = yield* surroundingsSteps(lives.values());
    // What changed between two slices is worked out anew when somebody asks.
    if (before === changes) surroundings = found;
    return found;
  }

  function* hostSteps(name: string, host: Host): Steps<Neighbourhood> {
    const { known } = host;
    if (known?.version === host.version && known.documents === documentsVersion) return known.neighbours;
    const { version } = host;
    const ofDocuments = documentsVersion;
    const { leftAt } = yield* aroundSteps();
    const neighbours = yield* neighbourhoodSteps(name, host.lives.values(), leftAt);
    host.known = { neighbours, version, documents: ofDocuments };
    return neighbours;
  }

  function drop(life: Life): void {
    const host = hosts.get(life.host);
    host?.lives.delete(life.key);
    if (host) host.version++;
    if (host?.lives.size === 0) hosts.delete(life.host);
    lives.delete(life.key);
    documents.delete(life.document);
    documentsVersion++;
    changed();
  }

  function changed(): void {
    changes++;
    surroundings = null;
  }

  return {
    lives,
    hosts: () => hosts.keys(),
    of(name) {
      const host = hosts.get(name);
      return host ? runThrough(hostSteps(name, host)) : null;
    },
    surroundings: () => surroundings ?? runThrough(aroundSteps()),
    put(life) {
      const before = lives.get(life.key);
      if (before && (before.host !== life.host || before.document !== life.document)) drop(before);
      lives.set(life.key, life);
      const host = hosts.get(life.host) ?? { lives: new Map<string, Life>(), version: 0, known: null };
      hosts.set(life.host, host);
      host.lives.set(life.key, life);
      host.version++;
      if (life.how === 'left' || before?.how === 'left' || !documents.has(life.document)) documentsVersion++;
      documents.add(life.document);
      changed();
    },
    drop,
    clear() {
      lives.clear();
      hosts.clear();
      documents.clear();
      documentsVersion++;
      changed();
    },
    *work() {
      yield* aroundSteps();
      yield;
      for (const [name, host] of hosts) {
        yield* hostSteps(name, host);
        yield;
      }
    },
  };
}
