import { type DeliveryState, parseDeliveryState } from './delivery-state';
import { type EffectiveSettings, effectiveSettings } from './effective-settings';
import type { Instance } from './request';
import type { TelemetrySettings } from './settings';
import { isMap } from './settings';

/** What the fleet needs of the browser's storage. */
export interface TelemetryAreas {
  /** What an administrator decided; rejects where there is no policy (Firefox). */
  managed: { get(keys: null): Promise<Record<string, unknown>> };
  /** Of this device alone: there may be an access token among the headers. */
  local: {
    get(key: string): Promise<Record<string, unknown>>;
    set(items: Record<string, unknown>): Promise<void>;
  };
  /** Calls the listener with the changed keys. Returns a function that removes it. */
  onChanged(listener: (keys: readonly string[], area: string) => void): () => void;
}

export interface TelemetryStore {
  read(): Promise<EffectiveSettings>;
  /** The user's own settings, whole: what is left out has its default. */
  save(own: Partial<TelemetrySettings>): Promise<void>;
  /** Called when settings changed, the user's or the policy's; returns the undo. */
  listen(listener: () => void): () => void;
  /** Called when delivery went on, or met with trouble; returns the undo. */
  listenToDelivery(listener: () => void): () => void;
  deliveryStorage: { load(): Promise<DeliveryState>; save(delivery: DeliveryState): Promise<void> };
  /** @param random makes a text that nobody can guess */
  instance(random: () => string): Promise<Instance>;
}

const OWN = 'fleet';
const DELIVERY = 'fleet:delivery';
const INSTANCE = 'fleet:instance';

export function createTelemetryStore({ managed, local, onChanged }: TelemetryAreas): TelemetryStore {
  return {
    async read() {
      const [policy, own] = await Promise.all([managed.get(null).catch(() => ({})), local.get(OWN)]);
      return effectiveSettings(policy, own[OWN]);
    },

    save: (own) => local.set({ [OWN]: own }),

    listen: (listener) =>
      onChanged((keys, area) => {
        if (area === 'managed' || (area === 'local' && keys.includes(OWN))) listener();
      }),

    listenToDelivery: (listener) =>
      onChanged((keys, area) => {
        if (area === 'local' && keys.includes(DELIVERY)) listener();
      }),

    deliveryStorage: {
      load: async () => parseDeliveryState((await local.get(DELIVERY))[DELIVERY]),
      save: (delivery) => local.set({ [DELIVERY]: delivery }),
    },

    async instance(random) {
      const kept = (await local.get(INSTANCE))[INSTANCE];
      if (isMap(kept) && typeof kept.id === 'string' && typeof kept.salt === 'string') {
        return { id: kept.id, salt: kept.salt };
      }
      const made = { id: random(), salt: random() };
      await local.set({ [INSTANCE]: made });
      return made;
    },
  };
}
