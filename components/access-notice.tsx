import { i18n } from '#i18n';
import type { Access } from '../lib/state/access';

const WORDS = { sites: 'access.sites', 'old-browser': 'access.oldBrowser' } as const;

/** What keeps Hangup from seeing sockets here, and the button that changes it; nothing where nothing does. */
export function AccessNotice({ access, class: name }: { access: Access; class: string }) {
  const obstacle = access.obstacle.value;
  if (!obstacle) return null;
  return (
    <div class={name} role="status" data-obstacle={obstacle}>
      <span>
        <strong>{i18n.t(`${WORDS[obstacle]}.title`)}</strong> {i18n.t(`${WORDS[obstacle]}.why`)}
      </span>
      {obstacle === 'sites' && (
        <button type="button" class="button" onClick={access.ask}>
          {i18n.t('access.sites.allow')}
        </button>
      )}
    </div>
  );
}
