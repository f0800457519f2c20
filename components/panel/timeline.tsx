import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { CATEGORIES } from '../../lib/model/category';
import type { LogEntry } from '../../lib/model/entry';
import { type Timeline as Layout, layOut } from '../../lib/state/timeline';
import type { TimeRange } from '../../lib/state/view';
import { Brush } from './brush';
import { usePanel } from './context';
import { AXIS, type Palette, paintTimeline } from './paint-timeline';
import { countText } from './quantity';
import { useRepaint } from './use-repaint';

/** CSS pixels beside an end within which a click still means it. */
const NEAR = 6;

/** Each socket's life over time. Dragging chooses a span of time; a click selects the socket under it. */
export function Timeline() {
  const { view, log, groups, selection, time } = usePanel();
  const canvas = useRef<HTMLCanvasElement>(null);
  const swatches = useRef<HTMLDivElement>(null);
  const layout = useRef<Layout | null>(null);
  /** What is drawn; `null`: all there is. */
  const zoom = useSignal<TimeRange | null>(null);
  const width = useSignal(0);
  const repaint = useRepaint();

  const matched = () => ({ log, groups, places: view.matched });

  void view.version.value;
  const range = () => zoom.value ?? layout.current?.range ?? { from: 0, to: 1 };

  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      width.value = element.clientWidth;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [width]);

  const drawnFor = useRef('');
  useEffect(() => {
    const room = `${width.value} ${zoom.value?.from} ${zoom.value?.to}`;
    const isAwaited = drawnFor.current !== room;
    drawnFor.current = room;
    repaint(function* () {
      const element = canvas.current;
      const context = element?.getContext('2d');
      const laid = yield* layOut(matched());
      layout.current = laid;
      if (!element || !context || !swatches.current || !laid) return;
      const { clientWidth, clientHeight } = element;
      if (clientWidth === 0 || clientHeight === 0) return;
      const sketch = new OffscreenCanvas(clientWidth * devicePixelRatio, clientHeight * devicePixelRatio);
      const drawing = sketch.getContext('2d');
      if (!drawing) return;
      drawing.scale(devicePixelRatio, devicePixelRatio);
      const key = selection.current.value;
      yield* paintTimeline(drawing, {
        timeline: laid,
        range: range(),
        ends: matched(),
        selected: (key === null ? undefined : log.indexOf(key)) ?? null,
        palette: paletteOf(swatches.current),
        width: clientWidth,
        height: clientHeight,
        font: getComputedStyle(element).fontFamily,
      });
      // Shown at once: nobody sees half a picture.
      element.width = sketch.width;
      element.height = sketch.height;
      if (sketch.width > 0) context.drawImage(sketch, 0, 0);
    }, isAwaited);
  }, [view.matched, view.matched.length, log.version.value, selection.current.value, width.value, zoom.value, repaint]);

  function pick(x: number, y: number): void {
    const { current: laid } = layout;
    const element = canvas.current;
    if (!laid || !element) return;
    const { from, to } = range();
    const perPixel = (to - from) / element.clientWidth;
    const at = from + x * perPixel;
    const lane = Math.floor(((y - AXIS) / (element.clientHeight - AXIS)) * laid.lanes);
    let best: LogEntry | null = null;
    let nearest = Number.POSITIVE_INFINITY;
    for (const place of view.matched) {
      const entry = log.entries[place];
      if (!entry) continue;
      const { createdAt, endedAt } = entry.record;
      if (at < createdAt - NEAR * perPixel || at > endedAt + NEAR * perPixel) continue;
      const far = Math.abs(endedAt - at) / perPixel + Math.abs(laid.laneOf(place) - lane) * 1_000;
      if (far < nearest) [best, nearest] = [entry, far];
    }
    if (!best) return;
    selection.select(best.record.key);
    selection.show();
  }

  return (
    <section class="timeline" aria-label={i18n.t('panel.timeline.label')}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={i18n.t('panel.timeline.image', view.matched.length, [countText(view.matched.length)])}
      />
      <div ref={swatches} hidden>
        {CATEGORIES.map((category) => (
          <i key={category} data-category={category} />
        ))}
      </div>
      <Brush
        chosen={time.value}
        range={range}
        width={width.value}
        onChoose={(chosen) => {
          time.value = chosen;
        }}
        onPick={pick}
        onZoom={() => {
          zoom.value = zoom.value === null ? time.value : null;
        }}
      />
    </section>
  );
}

/** A canvas knows no custom properties: the colours are read where they are in use. */
function paletteOf(swatches: HTMLElement): Palette {
  const style = getComputedStyle(swatches);
  const of = (category: string) => {
    const swatch = swatches.querySelector(`[data-category=${category}]`);
    return swatch ? getComputedStyle(swatch).color : style.color;
  };
  return {
    ranges: {
      normal: of('normal'),
      protocol: of('protocol'),
      registered: of('registered'),
      private: of('private'),
      local: of('local'),
    },
    text: style.color,
    muted: style.outlineColor,
    hairline: style.borderTopColor,
  };
}
