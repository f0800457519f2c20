import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { annotate } from '../../lib/analysis/annotate';
import { explain } from '../../lib/analysis/explain';
import type { LogEntry } from '../../lib/model/entry';
import { Emphasis, plain } from '../emphasis';
import { RangeMark } from '../range-mark';
import { ToolButton } from '../tool-button';
import { usePanel } from './context';
import { ApplicationCodeSection } from './details/application-code';
import { CallSites } from './details/call-sites';
import { ClosingHandshake } from './details/closing-handshake';
import { CodeMeaning } from './details/code-meaning';
import { Connection } from './details/connection';
import { CopyMenu } from './details/copy-menu';
import { Evidence } from './details/evidence';
import { InvalidCalls } from './details/invalid-calls';
import { LifetimeBar } from './details/lifetime-bar';
import { ProtocolMessagesSection } from './details/protocol-messages';
import { RawRecord } from './details/raw-record';
import { TrafficSection } from './details/traffic';
import { Diagnosis } from './diagnosis/diagnosis';

/** One end of a socket: the answer, what to do, then everything that was seen. */
export function Details({ entry }: { entry: LogEntry }) {
  const { selection } = usePanel();
  const root = useRef<HTMLElement>(null);
  const { headline, advice } = explain(entry);
  const { category } = annotate(entry);

  function close(): void {
    selection.hide();
    document.querySelector<HTMLElement>('.grid [aria-selected=true]')?.focus();
  }

  return (
    <section
      class="details"
      ref={root}
      aria-label={plain(headline)}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        // DevTools hears what reaches the document, and opens its drawer.
        event.stopPropagation();
        close();
      }}
    >
      <div class="details-head" data-category={category}>
        <div class="details-say">
          <h2>
            <RangeMark category={category} />
            <span>
              <Emphasis text={headline} />
            </span>
          </h2>
          {advice !== null && (
            <p>
              <Emphasis text={advice} />
            </p>
          )}
        </div>
        <div class="details-tools">
          <CopyMenu entry={entry} />
          <ToolButton label={i18n.t('panel.details.close')} icon="close" onClick={close} />
        </div>
      </div>
      <LifetimeBar entry={entry} />
      <Diagnosis entry={entry} />
      <div class="details-facts">
        <ClosingHandshake entry={entry} />
        <Evidence entry={entry} />
        <ApplicationCodeSection entry={entry} />
        <CodeMeaning entry={entry} />
        <Connection entry={entry} />
        <TrafficSection entry={entry} />
        <ProtocolMessagesSection entry={entry} />
        <CallSites entry={entry} />
        <InvalidCalls entry={entry} />
        <RawRecord entry={entry} />
      </div>
    </section>
  );
}
