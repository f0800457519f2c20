import { i18n } from '#i18n';
import type { SchemeUpgrade } from './upgrade';

/** Chromium admits no hyphen in a message's name. */
const KEYS = { 'upgrade-insecure-requests': 'csp', hsts: 'hsts', either: 'either' } as const;

export const upgradeText = (upgrade: SchemeUpgrade): string => i18n.t(`panel.connection.upgradedBy.${KEYS[upgrade]}`);
