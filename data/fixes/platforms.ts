import type { Fix } from './fix';

export const PLATFORM_FIXES = [
  {
    id: 'aws-alb-idle-timeout',
    product: 'AWS Application Load Balancer',
    title: 'Raise the idle timeout',
    language: 'shell',
    text: `aws elbv2 modify-load-balancer-attributes \\
  --load-balancer-arn LOAD_BALANCER_ARN \\
  --attributes Key=idle_timeout.timeout_seconds,Value=3600`,
    note: 'From 1 to 4000 seconds; 60 unless set.',
    version: 'AWS CLI 2',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  },
  {
    id: 'aws-alb-stickiness',
    product: 'AWS Application Load Balancer',
    title: 'Keep a client with its instance',
    language: 'shell',
    text: `aws elbv2 modify-target-group-attributes \\
  --target-group-arn TARGET_GROUP_ARN \\
  --attributes Key=stickiness.enabled,Value=true Key=stickiness.type,Value=lb_cookie`,
    version: 'AWS CLI 2',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/sticky-sessions.html',
  },
  {
    id: 'aws-nlb-idle-timeout',
    product: 'AWS Network Load Balancer',
    title: 'Raise the idle timeout',
    language: 'shell',
    text: `aws elbv2 modify-listener-attributes \\
  --listener-arn LISTENER_ARN \\
  --attributes Key=tcp.idle_timeout.seconds,Value=3600`,
    note: 'From 60 to 6000 seconds; 350 unless set. That of a TLS listener cannot be changed.',
    version: 'AWS CLI 2',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/update-idle-timeout.html',
  },
  {
    id: 'aws-api-gateway-keepalive',
    product: 'AWS API Gateway',
    title: 'Keep it from being idle, and reconnect before 2 hours are over',
    language: 'javascript',
    text: `const timer = setInterval(() => socket.send('{"action":"ping"}'), 5 * 60_000);
const renewal = setTimeout(reconnect, 115 * 60_000);
socket.addEventListener('close', () => {
  clearInterval(timer);
  clearTimeout(renewal);
});`,
    note: 'Neither limit can be raised. The route "ping" has to exist, or $default takes it.',
    version: 'WebSocket APIs of API Gateway',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
  },
  {
    id: 'gcp-backend-timeout',
    product: 'Google Cloud load balancer',
    title: 'Raise the backend timeout',
    language: 'shell',
    text: 'gcloud compute backend-services update BACKEND_SERVICE --global --timeout=86400s',
    note: "For a WebSocket this is the longest life of a connection, however busy it is. Use --region=REGION in --global's place for a regional one.",
    version: 'gcloud CLI',
    source: 'https://cloud.google.com/load-balancing/docs/https#websocket_support',
  },
  {
    id: 'gke-backend-config',
    product: 'GKE Ingress',
    title: 'Raise the backend timeout',
    language: 'yaml',
    text: `apiVersion: cloud.google.com/v1
kind: BackendConfig
metadata:
  name: live
spec:
  timeoutSec: 86400
---
apiVersion: v1
kind: Service
metadata:
  name: live
  annotations:
    cloud.google.com/backend-config: '{"default": "live"}'`,
    note: 'The annotation is added to the Service that the Ingress names.',
    version: 'GKE 1.16.8 and later',
    source: 'https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration#timeout',
  },
  {
    id: 'cloud-run-timeout',
    product: 'Google Cloud Run',
    title: 'Raise the request timeout',
    language: 'shell',
    text: 'gcloud run services update SERVICE --timeout=3600',
    note: 'A WebSocket counts as one request: 5 minutes unless set, 60 at most.',
    version: 'gcloud CLI',
    source: 'https://cloud.google.com/run/docs/triggering/websockets',
  },
  {
    id: 'cloudflare-websockets-on',
    product: 'Cloudflare',
    title: 'Turn WebSockets on for the zone',
    language: 'shell',
    text: `curl -X PATCH "https://api.cloudflare.com/client/v4/zones/ZONE_ID/settings/websockets" \\
  -H "Authorization: Bearer API_TOKEN" -H "Content-Type: application/json" \\
  --data '{"value":"on"}'`,
    note: 'Or in the dashboard: Network, WebSockets. The idle limit cannot be changed: have the server ping every 30 s.',
    version: 'Cloudflare API v4',
    source: 'github:cloudflare/cloudflare-typescript src/resources/zones/settings/websocket.ts (3.1.0)',
  },
  {
    id: 'heroku-affinity',
    product: 'Heroku',
    title: 'Keep a client with its dyno',
    language: 'shell',
    text: 'heroku features:enable http-session-affinity --app APP',
    version: 'Heroku Common Runtime',
    source: 'https://devcenter.heroku.com/articles/session-affinity',
  },
  {
    id: 'csp-connect-src',
    product: 'Content Security Policy',
    title: 'Allow the connection',
    language: 'http',
    text: "Content-Security-Policy: connect-src 'self' wss://chat.example",
    note: "With the port, if it is not 443. 'self' covers wss: of the same host in current browsers only.",
    version: 'CSP Level 3',
    source: 'https://www.w3.org/TR/CSP3/#directive-connect-src',
  },
  {
    id: 'local-network-frame',
    product: 'HTML',
    title: 'Let a frame ask for the local network',
    language: 'html',
    text: '<iframe src="https://widget.example/" allow="local-network-access; loopback-network"></iframe>',
    version: 'Chrome 142 and later; loopback-network since Chrome 147',
    source: 'github:webflow/mcp-server#124; https://wicg.github.io/local-network-access/',
  },
] as const satisfies readonly Fix[];
