import type { RequestEvent, WebRequest } from './web-request';

/** For tests: a browser's `webRequest`, of which `target` makes each event. */
export function webRequestOf(target: (event: RequestEvent) => WebRequest[RequestEvent]): WebRequest {
  return {
    onBeforeRequest: target('onBeforeRequest'),
    onSendHeaders: target('onSendHeaders'),
    onHeadersReceived: target('onHeadersReceived'),
    onBeforeRedirect: target('onBeforeRedirect'),
    onCompleted: target('onCompleted'),
    onErrorOccurred: target('onErrorOccurred'),
  };
}
