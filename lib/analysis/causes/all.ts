import { applicationCode } from './application-code';
import { applicationTimeout } from './application-timeout';
import { awsAlbIdle } from './aws-alb-idle';
import { awsApiGatewayLimit } from './aws-api-gateway-limit';
import { backForwardCache } from './back-forward-cache';
import { backgroundThrottling } from './background-throttling';
import { badCloseArguments } from './bad-close-arguments';
import { badRequest } from './bad-request';
import { badSubprotocol } from './bad-subprotocol';
import { badUpgradeAnswer } from './bad-upgrade-answer';
import { badUrl } from './bad-url';
import { badUtf8 } from './bad-utf8';
import { blockedByAdministrator } from './blocked-by-administrator';
import { blockedByBrowser } from './blocked-by-browser';
import { blockedByExtension } from './blocked-by-extension';
import type { Cause } from './cause';
import { clientCertificate } from './client-certificate';
import { closedNormally } from './closed-normally';
import { closedWhileConnecting } from './closed-while-connecting';
import { closingUnanswered } from './closing-unanswered';
import { cloudflareIdle } from './cloudflare-idle';
import { compressionBug } from './compression-bug';
import { connectionRefused } from './connection-refused';
import { constructorRefused } from './constructor-refused';
import { contentSecurityPolicy } from './content-security-policy';
import { cutWithoutClose } from './cut-without-close';
import { droppedBeforeAnswer } from './dropped-before-answer';
import { extensionMismatch } from './extension-mismatch';
import { extensionRequired } from './extension-required';
import { failsAfterOpeningCause } from './fails-after-opening';
import { forbiddenCode } from './forbidden-code';
import { gatewayFailed } from './gateway-failed';
import { gaveUp } from './gave-up';
import { gcpBackendTimeout } from './gcp-backend-timeout';
import { handshakeForbidden } from './handshake-forbidden';
import { handshakeHangs } from './handshake-hangs';
import { heartbeatGaveUp } from './heartbeat-gave-up';
import { herokuIdle } from './heroku-idle';
import { http2Connect } from './http2-connect';
import { idleTimeout } from './idle-timeout';
import { insecureUrlUpgraded } from './insecure-url-upgraded';
import { invalidFrames } from './invalid-frames';
import { invalidPayload } from './invalid-payload';
import { keepaliveTimeout } from './keepalive-timeout';
import { lifetimeLimit } from './lifetime-limit';
import { localNetworkAccess } from './local-network-access';
import { loginExpired } from './login-expired';
import { loginRefused } from './login-refused';
import { maskedFrame } from './masked-frame';
import { messageTooBig } from './message-too-big';
import { mixedContent } from './mixed-content';
import { nameNotResolved } from './name-not-resolved';
import { navigation } from './navigation';
import { networkChanged } from './network-changed';
import { networkLost } from './network-lost';
import { nginxReadTimeout } from './nginx-read-timeout';
import { noBackoff } from './no-backoff';
import { noCode } from './no-code';
import { noJitter } from './no-jitter';
import { noWebsocketSupport } from './no-websocket-support';
import { notAuthenticated } from './not-authenticated';
import { notHttp } from './not-http';
import { offline } from './offline';
import { originRejected } from './origin-rejected';
import { ownMessageTooBig } from './own-message-too-big';
import { pageClosed } from './page-closed';
import { pageFrozen } from './page-frozen';
import { policyViolation } from './policy-violation';
import { protocolError } from './protocol-error';
import { proxyAuthentication } from './proxy-authentication';
import { proxyInTheWay } from './proxy-in-the-way';
import { proxyReload } from './proxy-reload';
import { rateLimited } from './rate-limited';
import { reasonHidden } from './reason-hidden';
import { reconnectStorm } from './reconnect-storm';
import { redirected } from './redirected';
import { refusedOtherwise } from './refused-otherwise';
import { rejectedBeforeAccept } from './rejected-before-accept';
import { replacedByNewer } from './replaced-by-newer';
import { requestHeadTooLarge } from './request-head-too-large';
import { requestRejected } from './request-rejected';
import { retriedInVain } from './retried-in-vain';
import { sendTooEarly } from './send-too-early';
import { sentToLogin } from './sent-to-login';
import { serverError } from './server-error';
import { serverFailed } from './server-failed';
import { serverOverloaded } from './server-overloaded';
import { serverRestart } from './server-restart';
import { sleep } from './sleep';
import { stickySessionMissing } from './sticky-session-missing';
import { subprotocolMismatch } from './subprotocol-mismatch';
import { tlsFailed } from './tls-failed';
import { tooManySockets } from './too-many-sockets';
import { unreachable } from './unreachable';
import { unsafePort } from './unsafe-port';
import { unsupportedData } from './unsupported-data';
import { untrustedCertificate } from './untrusted-certificate';
import { upgradeNotProxied } from './upgrade-not-proxied';
import { upstreamDown } from './upstream-down';
import { versionMismatch } from './version-mismatch';
import { wrongPath } from './wrong-path';

/** All causes. Of two that fit equally well the earlier is shown first. */
const ALL = [
  connectionRefused,
  nameNotResolved,
  unreachable,
  networkChanged,
  tlsFailed,
  untrustedCertificate,
  proxyAuthentication,
  proxyInTheWay,
  http2Connect,
  handshakeHangs,
  droppedBeforeAnswer,
  originRejected,
  handshakeForbidden,
  notAuthenticated,
  wrongPath,
  upgradeNotProxied,
  stickySessionMissing,
  redirected,
  rateLimited,
  upstreamDown,
  serverError,
  refusedOtherwise,
  badUpgradeAnswer,
  subprotocolMismatch,
  extensionMismatch,
  notHttp,
  requestHeadTooLarge,
  noWebsocketSupport,
  rejectedBeforeAccept,
  sentToLogin,
  versionMismatch,
  badRequest,
  clientCertificate,
  insecureUrlUpgraded,
  mixedContent,
  contentSecurityPolicy,
  blockedByBrowser,
  badUrl,
  badSubprotocol,
  constructorRefused,
  badCloseArguments,
  sendTooEarly,
  localNetworkAccess,
  blockedByExtension,
  reasonHidden,
  blockedByAdministrator,
  unsafePort,
  tooManySockets,
  idleTimeout,
  nginxReadTimeout,
  awsAlbIdle,
  cloudflareIdle,
  herokuIdle,
  lifetimeLimit,
  gcpBackendTimeout,
  awsApiGatewayLimit,
  keepaliveTimeout,
  heartbeatGaveUp,
  closingUnanswered,
  loginExpired,
  closedNormally,
  noCode,
  serverRestart,
  serverOverloaded,
  serverFailed,
  gatewayFailed,
  protocolError,
  unsupportedData,
  invalidPayload,
  policyViolation,
  messageTooBig,
  extensionRequired,
  loginRefused,
  applicationTimeout,
  applicationCode,
  forbiddenCode,
  replacedByNewer,
  invalidFrames,
  compressionBug,
  maskedFrame,
  badUtf8,
  cutWithoutClose,
  failsAfterOpeningCause,
  requestRejected,
  ownMessageTooBig,
  proxyReload,
  pageClosed,
  closedWhileConnecting,
  navigation,
  backForwardCache,
  pageFrozen,
  backgroundThrottling,
  offline,
  sleep,
  networkLost,
  reconnectStorm,
  noBackoff,
  noJitter,
  retriedInVain,
  gaveUp,
] as const;

export type CauseId = (typeof ALL)[number]['id'];

export const CAUSES: readonly Cause<CauseId>[] = ALL;

const byId = new Map<string, Cause<CauseId>>(ALL.map((cause) => [cause.id, cause]));

/** Returns the cause of an id; `undefined` for an id that is none of ours, as an imported log may hold. */
export function findCause(id: string): Cause<CauseId> | undefined {
  return byId.get(id);
}
