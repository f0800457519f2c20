import { i18n } from '#i18n';
import { FILTER_HELP, type HelpId } from '../../lib/query/terms';
import { usePanel } from './context';
import { PanelDialog } from './panel-dialog';

const KEYS = ['filter', 'move', 'page', 'ends', 'open', 'fold', 'leave', 'menu', 'sort', 'width', 'help'] as const;

/** Chromium admits no hyphen in a message's name. */
const HELP_NAMES = {
  code: 'code',
  range: 'range',
  url: 'url',
  host: 'host',
  reason: 'reason',
  status: 'status',
  http: 'http',
  phase: 'phase',
  outcome: 'outcome',
  'closed-by': 'closedBy',
  cause: 'cause',
  app: 'app',
  protocol: 'protocol',
  frame: 'frame',
  duration: 'duration',
  'larger-than': 'largerThan',
  clean: 'clean',
  worker: 'worker',
  words: 'words',
  regex: 'regex',
  not: 'not',
} as const satisfies Record<HelpId, string>;

/** Which keys there are, and what the filter understands. An example that is clicked is tried. */
export function HelpDialog() {
  const { help } = usePanel();
  return (
    <PanelDialog shown={help} class="help" label={i18n.t('panel.help.title')} closeLabel={i18n.t('panel.help.close')}>
      <Help />
    </PanelDialog>
  );
}

function Help() {
  const { help, filterText, filterLookups } = usePanel();
  const known = FILTER_HELP.filter(({ id }) => id !== 'cause' || filterLookups.causes);
  return (
    <>
      <h2>{i18n.t('panel.help.keys')}</h2>
      <dl>
        {KEYS.map((key) => (
          <div class="fact" key={key}>
            <dt>
              <kbd>{i18n.t(`panel.key.${key}`)}</kbd>
            </dt>
            <dd>{i18n.t(`panel.keyDoes.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <h2>{i18n.t('panel.help.filter')}</h2>
      <dl>
        {known.map(({ id, examples }) => (
          <div class="fact" key={id}>
            <dt class="mono">
              {examples.map((example) => (
                <div key={example}>
                  <button
                    type="button"
                    class="link"
                    onClick={() => {
                      filterText.value = example;
                      help.value = false;
                    }}
                  >
                    {example}
                  </button>
                </div>
              ))}
            </dt>
            <dd>{i18n.t(`panel.filterHelp.${HELP_NAMES[id]}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
