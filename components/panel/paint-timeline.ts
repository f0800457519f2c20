import { tickText } from '../../lib/i18n/format';
import { CATEGORIES, type Category } from '../../lib/model/category';
import type { EntrySet } from '../../lib/state/annotation-groups';
import { type Timeline, tickStep } from '../../lib/state/timeline';
import type { TimeRange } from '../../lib/state/view';

/** CSS pixels. */
export const AXIS = 13;
const TICK_EVERY = 90;
const LEAST_END = 2;
/** Entries between two places where the drawing can be interrupted. */
const AT_ONCE = 200;
/** Entries from which on a picture is crowded. */
const CROWD = 10_000;

export interface Palette {
  ranges: Record<Category, string>;
  text: string;
  muted: string;
  hairline: string;
}

interface Picture {
  timeline: Timeline;
  /** The part of the time that is drawn. */
  range: TimeRange;
  ends: EntrySet;
  /** The place of the one that is marked. */
  selected: number | null;
  palette: Palette;
  width: number;
  height: number;
  font: string;
}

type Drawing = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/**
 * Draws each socket as a line with its handshake pale and its end in the colour of its range. Yields every so often:
 * a long log takes longer than a frame.
 */
export function* paintTimeline(context: Drawing, picture: Picture): Generator<void, void, void> {
  const { timeline, range, ends, selected, palette, width, height } = picture;
  const { log, groups, places } = ends;
  context.clearRect(0, 0, width, height);
  paintAxis(context, picture);
  const scale = width / (range.to - range.from);
  const step = (height - AXIS) / timeline.lanes;
  const thick = Math.max(2, Math.min(6, step - 2));

  const categoryAt = (place: number) => groups.annotation(groups.at(place))?.category ?? 'local';

  function paint(place: number, strong: boolean): void {
    const entry = log.entries[place];
    if (!entry) return;
    const { createdAt, openedAt, endedAt } = entry.record;
    if (endedAt < range.from || createdAt > range.to) return;
    const x = (at: number) => (at - range.from) * scale;
    const y = AXIS + timeline.laneOf(place) * step + (step - thick) / 2;
    const end = Math.max(x(endedAt), x(createdAt) + LEAST_END);
    const color = palette.ranges[categoryAt(place)];
    context.globalAlpha = strong ? 1 : 0.25;
    context.fillStyle = palette.muted;
    context.fillRect(x(createdAt), y, Math.max(x(openedAt ?? endedAt) - x(createdAt), 1), thick);
    if (openedAt !== null) {
      context.globalAlpha = strong ? 1 : 0.45;
      context.fillStyle = color;
      context.fillRect(x(openedAt), y, Math.max(end - x(openedAt), 1), thick);
    }
    context.globalAlpha = 1;
    context.fillStyle = color;
    context.fillRect(end - LEAST_END, y - 1, LEAST_END, thick + 2);
    if (!strong) return;
    context.strokeStyle = palette.text;
    context.strokeRect(x(createdAt) - 1.5, y - 2.5, end - x(createdAt) + 3, thick + 5);
  }

  // Of sockets that fall on the same pixels one is enough: a long log has more of them than the canvas has pixels.
  const painted = new Set<number>();
  let seen = 0;
  for (const place of places) {
    if (++seen % AT_ONCE === 0) yield;
    const entry = log.entries[place];
    if (!entry) continue;
    const { createdAt, endedAt } = entry.record;
    // Where thousands lie over each other, nobody sees where one of them began to a few pixels.
    const blur = seen > CROWD ? 3 : 0;
    const from = Math.round((createdAt - range.from) * scale) >> blur;
    const to = Math.round((endedAt - range.from) * scale);
    const kind = CATEGORIES.indexOf(categoryAt(place)) + CATEGORIES.length * timeline.laneOf(place);
    const spot = (from * 8192 + to) * 64 + kind;
    if (painted.has(spot)) continue;
    painted.add(spot);
    paint(place, false);
  }
  if (selected !== null) paint(selected, true);
}

function paintAxis(context: Drawing, { range, timeline, palette, width, height, font }: Picture): void {
  context.globalAlpha = 1;
  context.font = `10px ${font}`;
  context.textBaseline = 'middle';
  const span = range.to - range.from;
  const step = tickStep(span, width / TICK_EVERY);
  const offset = range.from - timeline.range.from;
  for (let tick = Math.ceil(offset / step) * step; tick <= offset + span; tick += step) {
    const x = Math.round(((tick - offset) / span) * width) + 0.5;
    context.fillStyle = palette.hairline;
    context.fillRect(x, 0, 1, height);
    context.fillStyle = palette.muted;
    context.fillText(tickText(tick), x + 4, AXIS / 2 + 0.5);
  }
}
