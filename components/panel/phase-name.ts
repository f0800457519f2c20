import { i18n } from '#i18n';
import type { Phase } from '../../data/phase';

/** Chromium admits no hyphen in a message's name. */
const KEYS = {
  blocked: 'blocked',
  'name-lookup': 'nameLookup',
  tcp: 'tcp',
  proxy: 'proxy',
  tls: 'tls',
  'http-answer': 'httpAnswer',
  'upgrade-check': 'upgradeCheck',
  open: 'open',
  cancelled: 'cancelled',
} as const satisfies Record<Phase, string>;

export const phaseName = (phase: Phase): string => i18n.t(`panel.phase.${KEYS[phase]}`);
