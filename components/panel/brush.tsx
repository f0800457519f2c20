import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { TimeRange } from '../../lib/state/view';
import { clockText } from './quantity';

/** A drag of fewer CSS pixels is a click. */
const CLICK = 3;
/** Of the whole, for each press of an arrow. */
const STEP = 0.01;

interface BrushProps {
  /** `null`: all that is drawn. */
  chosen: TimeRange | null;
  /** The time that is drawn. */
  range(): TimeRange;
  /** CSS pixels. */
  width: number;
  onChoose(chosen: TimeRange | null): void;
  /** A click, in CSS pixels from the upper left corner. */
  onPick(x: number, y: number): void;
  onZoom(): void;
}

/** Chooses a span of time by dragging, or by moving its two ends with the arrows; Escape lets go of it. */
export function Brush({ chosen, range, width, onChoose, onPick, onZoom }: BrushProps) {
  const start = useSignal<{ x: number; y: number } | null>(null);
  const { from, to } = range();
  const span = to - from;
  const current = chosen ?? { from, to };
  const left = Math.max(0, ((current.from - from) / span) * 100);
  const right = Math.max(0, 100 - ((current.to - from) / span) * 100);

  function timeAt(x: number): number {
    return from + Math.min(1, Math.max(0, x / width)) * span;
  }

  function drag({ currentTarget, clientX, buttons }: PointerEvent): void {
    if (!start.value || !(buttons & 1) || !(currentTarget instanceof HTMLElement)) return;
    const x = clientX - currentTarget.getBoundingClientRect().left;
    if (Math.abs(x - start.value.x) < CLICK) return;
    const [a, b] = [timeAt(start.value.x), timeAt(x)];
    onChoose({ from: Math.min(a, b), to: Math.max(a, b) });
  }

  function move(event: KeyboardEvent, end: 'from' | 'to'): void {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP, PageUp: STEP * 10, PageDown: -STEP * 10 }[event.key];
    if (event.key === 'Escape' && chosen) onChoose(null);
    else if (event.key === 'Enter') onZoom();
    else if (step === undefined) return;
    else {
      const at = Math.min(to, Math.max(from, current[end] + step * span));
      onChoose(
        end === 'from'
          ? { from: Math.min(at, current.to), to: current.to }
          : { from: current.from, to: Math.max(at, current.from) },
      );
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its two ends are sliders, which the keyboard moves
    <div
      class="brush"
      onPointerDown={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        start.value = { x: event.clientX - box.left, y: event.clientY - box.top };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const x = event.clientX - box.left;
        if (start.value && Math.abs(x - start.value.x) < CLICK) {
          onChoose(null);
          onPick(x, event.clientY - box.top);
        }
        start.value = null;
      }}
      onDblClick={onZoom}
      title={i18n.t('panel.timeline.hint')}
    >
      {chosen && (
        <>
          <div class="brush-out" style={{ left: 0, width: `${left}%` }} />
          <div class="brush-out" style={{ right: 0, width: `${right}%` }} />
        </>
      )}
      {(['from', 'to'] as const).map((end) => (
        <div
          key={end}
          class="brush-end"
          data-chosen={chosen !== null || undefined}
          role="slider"
          tabIndex={0}
          aria-label={i18n.t(`panel.timeline.${end}`)}
          aria-valuemin={0}
          aria-valuemax={Math.round(span)}
          aria-valuenow={Math.round(current[end] - from)}
          aria-valuetext={clockText(current[end])}
          style={end === 'from' ? { left: `${left}%` } : { right: `${right}%` }}
          onKeyDown={(event) => move(event, end)}
        />
      ))}
    </div>
  );
}
