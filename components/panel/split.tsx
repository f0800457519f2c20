import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { LEAST_SHARE, MOST_SHARE } from '../../lib/state/panel-preferences';
import { usePanel } from './context';

/** Per cent of the room, for each press of an arrow. */
const STEP = 5;

/** The list and, below or beside it, the details; the edge between them is dragged or moved by arrow keys. */
export function Split({ first, second }: { first: ComponentChildren; second: ComponentChildren }) {
  const { dock, share } = usePanel();
  const root = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  const below = dock.value === 'below' || narrow.value;

  function resize(event: PointerEvent): void {
    const box = root.current?.getBoundingClientRect();
    if (!box || !(event.buttons & 1)) return;
    const part = below ? (box.bottom - event.clientY) / box.height : (box.right - event.clientX) / box.width;
    share.value = Math.round(within(part * 100));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowUp: STEP, ArrowLeft: STEP, ArrowDown: -STEP, ArrowRight: -STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    share.value = within(share.value + step);
  }

  return (
    <div class="split" data-dock={below ? 'below' : 'right'} ref={root}>
      <div class="split-first">{first}</div>
      {second && (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no thematic break */}
          <div
            class="splitter"
            role="separator"
            tabIndex={0}
            aria-label={i18n.t('panel.details.resize')}
            aria-orientation={below ? 'horizontal' : 'vertical'}
            aria-valuenow={share.value}
            aria-valuemin={LEAST_SHARE}
            aria-valuemax={MOST_SHARE}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={resize}
            onKeyDown={onKeyDown}
          />
          <div class="split-second" style={{ flexBasis: `${share.value}%` }}>
            {second}
          </div>
        </>
      )}
    </div>
  );
}

function within(share: number): number {
  return Math.min(MOST_SHARE, Math.max(LEAST_SHARE, share));
}

/** Beside a list, details would have room for a word in each line. */
const NARROW = '(max-width: 520px)';

function useNarrow() {
  const narrow = useSignal(matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const hear = () => {
      narrow.value = query.matches;
    };
    query.addEventListener('change', hear);
    return () => query.removeEventListener('change', hear);
  }, [narrow]);
  return narrow;
}
