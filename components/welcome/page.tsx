import '../theme.css';
import './welcome.css';
import { i18n } from '#i18n';
import type { Access } from '../../lib/state/access';
import { AccessNotice } from '../access-notice';
import { Emphasis } from '../emphasis';
import { PanelSketch } from './panel-sketch';

/** Shown once, at the installation: where the panel is, the popup to try, and what is still in the way. */
export function WelcomePage({ access }: { access: Access }) {
  return (
    <main class="welcome">
      <header>
        <img src="/icon/128.png" width="64" height="64" alt="" />
        <div>
          <h1>{i18n.t('welcome.title')}</h1>
          <p>{i18n.t('welcome.lead')}</p>
        </div>
      </header>
      <AccessNotice access={access} class="notice" />
      {access.obstacle.value === null && import.meta.env.FIREFOX && (
        <p class="notice" role="status">
          {i18n.t('access.given')}
        </p>
      )}
      <div class="places">
        <section aria-labelledby="panel">
          <h2 id="panel">{i18n.t('welcome.panel.title')}</h2>
          <PanelSketch />
          <ol>
            <li>
              <Emphasis text={i18n.t('welcome.panel.open')} />
            </li>
            <li>{i18n.t('welcome.panel.reload')}</li>
            {!import.meta.env.FIREFOX && <li>{i18n.t('welcome.panel.stay')}</li>}
          </ol>
        </section>
        <section aria-labelledby="popup">
          <h2 id="popup">{i18n.t('welcome.popup.title')}</h2>
          <iframe src="/popup.html" title={i18n.t('welcome.popup.frame')} width="380" height="420" />
          <p>{i18n.t('welcome.popup.pin')}</p>
        </section>
      </div>
    </main>
  );
}
