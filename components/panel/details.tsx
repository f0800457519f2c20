import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { describe } from '../../lib/record/describe';
import type { LogEntry } from '../../lib/record/entry';
import { explain } from '../../lib/record/explain';
import { Emphasis, plain } from '../emphasis';
import { RangeMark } from '../range-mark';
import { ToolButton } from '../tool-button';
import { usePanel } from './context';
import { CallSites } from './details/call-sites';
import { ClosingHandshake } from './details/closing-handshake';
import { CodeMeaning } from './details/code-meaning';
import { Connection } from './details/connection';
import { CopyMenu } from './details/copy-menu';
import { DialectFacts } from './details/dialect';
import { Evidence } from './details/evidence';
import { LifeBar } from './details/life-bar';
import { Misuses } from './details/misuses';
import { RawRecord } from './details/raw-record';
import { TrafficFacts } from './details/traffic';
import { Diagnosis } from './diagnosis/diagnosis';

/** One end of a socket: the answer, what to do, then everything that was seen. */
export function Details({ entry }: { entry: LogEntry }) {
  const { selection } = usePanel();
  const root = useRef<HTMLElement>(null);
  const { headline, advice } = explain(entry);
  const { category } = describe(entry);

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
      <LifeBar entry={entry} />
      <Diagnosis entry={entry} />
      <div class="details-facts">
        <ClosingHandshake entry={entry} />
        <Evidence entry={entry} />
        <DialectFacts entry={entry} />
        <CodeMeaning entry={entry} />
        <Connection entry={entry} />
        <TrafficFacts entry={entry} />
        <CallSites entry={entry} />
        <Misuses entry={entry} />
        <RawRecord entry={entry} />
      </div>
    </section>
  );
}
