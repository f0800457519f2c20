import { i18n } from '#i18n';
import type { Detect, Dictionary } from '../../data/dictionary';
import { asPathPattern } from '../../lib/reference/detect';

/** How connections of a dictionary are recognised. */
export function Detected({ dictionary: { detect, hints } }: { dictionary: Dictionary }) {
  const sure = cluesIn(detect);
  const hinted = cluesIn(hints);
  if (sure.length + hinted.length === 0) return <>{i18n.t('reference.page.undetected')}</>;
  return (
    <ul class="clues">
      {sure.map(([kind, pattern]) => (
        <li key={kind + pattern}>
          {kind} <code>{pattern}</code>
        </li>
      ))}
      {hinted.map(([kind, pattern]) => (
        <li key={kind + pattern}>
          {i18n.t('reference.page.hint')}
          {i18n.t('reference.colon')}
          {kind} <code>{pattern}</code>
        </li>
      ))}
    </ul>
  );
}

function cluesIn({ subprotocols = [], hosts = [], paths = [] }: Detect = {}): (readonly [string, string])[] {
  return [
    ...subprotocols.map((token) => [i18n.t('reference.page.subprotocol'), token] as const),
    ...hosts.map((host) => [i18n.t('reference.page.host'), host] as const),
    ...paths.map(asPathPattern).map(({ path, query = [] }) => {
      const parameters = query.length > 0 ? `?${query.map((name) => `${name}=`).join('&')}` : '';
      return [i18n.t('reference.page.path'), path + parameters] as const;
    }),
  ];
}
