import { LEAVING_MS } from '../model/limits';
import { type AckQueue, type AckQueuePorts, createAckQueue } from '../protocol/ack-queue';
import type { RawFrame, RecordsMessage } from '../protocol/raw-events';
import type { FrameLosses, PendingReport } from './socket-watch';

const GOING_AWAY = 1001;

export interface ReportQueuePorts extends Pick<AckQueuePorts<unknown>, 'runtime' | 'delay'> {
  frame: RawFrame;
  /** Resolves in a task of its own, soon also where the browser throttles timers: in hidden tabs and frames out of sight. */
  turn(): Promise<void>;
  /** Updated in place, and sent with each message: what a lost message counted is in the next. */
  losses: FrameLosses;
}

export interface ReportQueue extends Pick<AckQueue<PendingReport>, 'resume' | 'flush'> {
  add(report: PendingReport): void;
}

/** Sends a frame's reports to the background until they are stored. */
export function createReportQueue({ frame, losses, turn, ...ports }: ReportQueuePorts): ReportQueue {
  let pause: Promise<void> | undefined;

  const queue = createAckQueue<PendingReport>({
    ...ports,
    onDrop({ revision }) {
      if (revision) losses.dropped++;
    },
    messageOf: (items): RecordsMessage => ({
      type: 'records',
      frame,
      sockets: items.map(({ read }) => read()),
      ...losses,
    }),
    // In a task of its own: neither reading nor sending may hold up the page's own `close` listeners.
    turn: () => turn().then(() => pause),
  });

  return {
    ...queue,
    add(report) {
      const { seq, revision, end } = report;
      // Firefox closes the sockets of a page that is left with 1001 before it fires `pagehide`, which is to be among the
      // frame's events in the message.
      if ((end as { code?: number }).code === GOING_AWAY) pause = ports.delay(LEAVING_MS);
      // A final report replaces the provisional one.
      queue.add(`${seq}@${revision}`, report, `${seq}@0`);
    },
  };
}
