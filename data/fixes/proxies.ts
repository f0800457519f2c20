import type { Fix } from './fix';

export const PROXY_FIXES = [
  {
    id: 'nginx-timeout',
    product: 'nginx',
    title: 'Let silent sockets live longer',
    language: 'nginx',
    text: `location /live/ {
    proxy_read_timeout 1h;
    proxy_send_timeout 1h;
}`,
    note: 'In the location that proxies the socket. A ping of the server within 60 s does the same.',
    version: 'nginx 1.3.13 and later',
    source: 'https://nginx.org/en/docs/http/websocket.html',
  },
  {
    id: 'nginx-upgrade',
    product: 'nginx',
    title: 'Pass the upgrade on',
    language: 'nginx',
    text: `map $http_upgrade $connection_upgrade {
    default upgrade;
    ''      close;
}

server {
    location /live/ {
        proxy_pass http://APPLICATION;
        proxy_http_version 1.1;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_set_header Host $host;
    }
}`,
    note: 'The map stands in the http block.',
    version: 'nginx 1.3.13 and later',
    source: 'https://nginx.org/en/docs/http/websocket.html',
  },
  {
    id: 'ingress-nginx-timeout',
    product: 'Kubernetes ingress-nginx',
    title: 'Let silent sockets live longer',
    language: 'yaml',
    text: `metadata:
  annotations:
    nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"
    nginx.ingress.kubernetes.io/proxy-send-timeout: "3600"`,
    note: 'Annotations of the Ingress. Seconds, in quotation marks.',
    version: 'ingress-nginx, all versions',
    source: 'https://kubernetes.github.io/ingress-nginx/user-guide/miscellaneous/#websockets',
  },
  {
    id: 'ingress-nginx-affinity',
    product: 'Kubernetes ingress-nginx',
    title: 'Keep a client with its instance',
    language: 'yaml',
    text: `metadata:
  annotations:
    nginx.ingress.kubernetes.io/affinity: "cookie"`,
    version: 'ingress-nginx, all versions',
    source: 'https://kubernetes.github.io/ingress-nginx/examples/affinity/cookie/',
  },
  {
    id: 'apache-upgrade',
    product: 'Apache httpd',
    title: 'Pass the upgrade on, and wait longer',
    language: 'apache',
    text: 'ProxyPass "/live" "http://127.0.0.1:8080/live" upgrade=websocket timeout=3600',
    note: 'Needs mod_proxy and mod_proxy_http. Before 2.4.47 use mod_proxy_wstunnel and a ws:// address.',
    version: 'Apache httpd 2.4.47 and later',
    source: 'https://httpd.apache.org/docs/2.4/mod/mod_proxy.html#wsupgrade',
  },
  {
    id: 'haproxy-tunnel',
    product: 'HAProxy',
    title: 'Let silent sockets live longer',
    language: 'haproxy',
    text: `backend live
    timeout tunnel     1h
    timeout client-fin 30s`,
    note: 'timeout tunnel takes the place of timeout client and timeout server once the connection is upgraded.',
    version: 'HAProxy 1.5 and later',
    source: 'https://docs.haproxy.org/dev/configuration.html#timeout%20tunnel',
  },
  {
    id: 'caddy-reload',
    product: 'Caddy',
    title: 'Do not cut all sockets when the configuration is reloaded',
    language: 'caddyfile',
    text: `reverse_proxy localhost:8080 {
	stream_close_delay 5m
}`,
    version: 'Caddy 2.7 and later',
    source: 'https://caddyserver.com/docs/caddyfile/directives/reverse_proxy#streaming',
  },
  {
    id: 'caddy-timeout',
    product: 'Caddy',
    title: 'Set, or lift, the limit on their life',
    language: 'caddyfile',
    text: `reverse_proxy localhost:8080 {
	stream_timeout 24h
}`,
    note: 'Without stream_timeout there is no limit. WebSocket is passed on without any setting.',
    version: 'Caddy 2.7 and later',
    source: 'https://caddyserver.com/docs/caddyfile/directives/reverse_proxy#streaming',
  },
  {
    id: 'vite-proxy',
    product: 'Vite dev server',
    title: 'Pass the upgrade on in development',
    language: 'javascript',
    text: `export default defineConfig({
  server: {
    proxy: { '/live': { target: 'http://localhost:8080', ws: true } },
  },
});`,
    version: 'Vite 2 and later',
    source: 'https://vite.dev/config/server-options.html#server-proxy',
  },
  {
    id: 'http-proxy-middleware-upgrade',
    product: 'http-proxy-middleware',
    title: 'Pass the upgrade on without a first request',
    language: 'javascript',
    text: `const live = createProxyMiddleware({ target: 'http://localhost:8080', ws: true });
app.use('/live', live);
server.on('upgrade', live.upgrade);`,
    version: 'http-proxy-middleware 2 and 3',
    source: 'github:chimurai/http-proxy-middleware README.md, #391',
  },
] as const satisfies readonly Fix[];
