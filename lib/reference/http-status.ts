import { HTTP_STATUS_TEXTS } from '../../data/http-status';
import { STATUS_ADVICE, type StatusAdvice } from '../../data/http-to-close';

const ADVICE = new Map(STATUS_ADVICE.map((advice) => [advice.status, advice]));

/** The reason phrase of an HTTP status by the IANA registry; `null` where it has none. */
export function httpStatusText(status: number): string | null {
  return HTTP_STATUS_TEXTS[status] ?? null;
}

/** The code that a server should close with, after accepting, where it would have answered `status`. */
export function closeCodeForStatus(status: number): StatusAdvice | null {
  return ADVICE.get(status) ?? null;
}
