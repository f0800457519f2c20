/** A time after which a product ends connections unless told otherwise. */
export interface TimeLimit {
  product: string;
  /** As it is spelled where it is set; where it cannot be set, what the product calls it. */
  setting: string;
  /** `idle`: without traffic; `lifetime`: whatever the traffic. */
  kind: 'idle' | 'lifetime';
  /** Milliseconds. */
  ms: number;
  /** Id of the cause that is this very limit; absent: only `idle-timeout` or `lifetime-limit` in general. */
  cause?: string;
  /** What of a connection tells that the product is on its way; any one does. Absent: nothing does. */
  tell?: Tell;
  source: string;
}

export interface Tell {
  /** Lower case name, and a part of the value in lower case (`''`: any). */
  headers?: readonly (readonly [name: string, value: string])[];
  /** Ends of host names. */
  hosts?: readonly string[];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const NGINX: Tell = {
  headers: [
    ['server', 'nginx'],
    ['server', 'openresty'],
  ],
};
const ALB: Tell = {
  headers: [
    ['server', 'awselb'],
    ['set-cookie', 'awsalb'],
    ['x-amzn-trace-id', ''],
  ],
  hosts: ['.elb.amazonaws.com'],
};
const API_GATEWAY: Tell = {
  headers: [
    ['x-amzn-requestid', ''],
    ['x-amz-apigw-id', ''],
  ],
  hosts: ['.amazonaws.com'],
};
const GOOGLE: Tell = {
  headers: [
    ['via', '1.1 google'],
    ['server', 'google frontend'],
  ],
  hosts: ['.run.app'],
};

/** Defaults, the commonest product first among equal numbers. */
export const TIME_LIMITS_OF_PRODUCTS: readonly TimeLimit[] = [
  {
    product: 'nginx',
    setting: 'proxy_read_timeout',
    kind: 'idle',
    ms: 60 * SECOND,
    cause: 'nginx-read-timeout',
    tell: NGINX,
    source: 'https://nginx.org/en/docs/http/websocket.html',
  },
  {
    product: 'AWS load balancer',
    setting: 'idle_timeout.timeout_seconds',
    kind: 'idle',
    ms: 60 * SECOND,
    cause: 'aws-alb-idle',
    tell: ALB,
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  },
  {
    product: 'Heroku',
    setting: 'H15 idle connection',
    kind: 'idle',
    ms: 55 * SECOND,
    cause: 'heroku-idle',
    tell: {
      headers: [
        ['via', 'vegur'],
        ['via', 'heroku-router'],
        ['server', 'heroku'],
        ['server', 'cowboy'],
      ],
      hosts: ['.herokuapp.com'],
    },
    source: 'https://devcenter.heroku.com/articles/error-codes#h15-idle-connection',
  },
  {
    product: 'Cloudflare',
    setting: 'idle limit of proxied connections',
    kind: 'idle',
    ms: 100 * SECOND,
    cause: 'cloudflare-idle',
    tell: {
      headers: [
        ['cf-ray', ''],
        ['server', 'cloudflare'],
      ],
    },
    source: 'github:buildbot/buildbot#4078',
  },
  {
    product: 'AWS API Gateway',
    setting: 'Idle Connection Timeout (fixed)',
    kind: 'idle',
    ms: 10 * MINUTE,
    cause: 'aws-api-gateway-limit',
    tell: API_GATEWAY,
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  },
  {
    product: 'AWS API Gateway',
    setting: 'Connection duration (fixed)',
    kind: 'lifetime',
    ms: 2 * HOUR,
    cause: 'aws-api-gateway-limit',
    tell: API_GATEWAY,
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  },
  {
    product: 'Google Cloud load balancer',
    setting: 'backend service timeoutSec',
    kind: 'lifetime',
    ms: 30 * SECOND,
    cause: 'gcp-backend-timeout',
    tell: GOOGLE,
    source: 'https://cloud.google.com/load-balancing/docs/https#websocket_support',
  },
  {
    product: 'Kubernetes ingress-nginx',
    setting: 'proxy-read-timeout',
    kind: 'idle',
    ms: 60 * SECOND,
    tell: NGINX,
    source: 'https://kubernetes.github.io/ingress-nginx/user-guide/miscellaneous/#websockets',
  },
  {
    product: 'Apache httpd',
    setting: 'ProxyTimeout (Timeout)',
    kind: 'idle',
    ms: 60 * SECOND,
    tell: { headers: [['server', 'apache']] },
    source: 'https://httpd.apache.org/docs/2.4/mod/core.html#timeout',
  },
  {
    product: 'Phoenix',
    setting: 'websocket: [timeout: ...]',
    kind: 'idle',
    ms: 60 * SECOND,
    source: 'https://hexdocs.pm/phoenix/Phoenix.Endpoint.html#socket/3-websocket-configuration',
  },
  {
    product: 'Fly.io',
    setting: 'idle timeout of the proxy',
    kind: 'idle',
    ms: 60 * SECOND,
    tell: {
      headers: [
        ['server', 'fly/'],
        ['fly-request-id', ''],
      ],
      hosts: ['.fly.dev'],
    },
    source: 'https://community.fly.io/t/60-second-timeout-for-http-server/1243',
  },
  {
    product: 'Envoy',
    setting: 'stream_idle_timeout',
    kind: 'idle',
    ms: 5 * MINUTE,
    tell: {
      headers: [
        ['server', 'envoy'],
        ['server', 'istio-envoy'],
      ],
    },
    source: 'https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts',
  },
  {
    product: 'AWS Network Load Balancer',
    setting: 'tcp.idle_timeout.seconds',
    kind: 'idle',
    ms: 350 * SECOND,
    tell: { hosts: ['.elb.amazonaws.com'] },
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/update-idle-timeout.html',
  },
  {
    product: 'Amazon CloudFront',
    setting: 'origin response timeout (idle)',
    kind: 'idle',
    ms: 10 * MINUTE,
    tell: {
      headers: [
        ['via', 'cloudfront'],
        ['x-amz-cf-id', ''],
      ],
      hosts: ['.cloudfront.net'],
    },
    source: 'https://repost.aws/questions/QU05nkjxdfRC2E67FGICmP3g/how-to-increase-cloudfront-websockets-idle-timeout',
  },
  {
    product: 'Google Cloud Run',
    setting: 'request timeout',
    kind: 'lifetime',
    ms: 5 * MINUTE,
    tell: GOOGLE,
    source: 'https://cloud.google.com/run/docs/triggering/websockets',
  },
];
