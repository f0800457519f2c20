import type { Fix } from './fix';

export const SERVER_FIXES = [
  {
    id: 'phoenix-check-origin',
    product: 'Phoenix',
    title: 'Allow the origin',
    language: 'elixir',
    text: `config :my_app, MyAppWeb.Endpoint,
  url: [host: "chat.example"],
  check_origin: ["https://app.example", "//*.app.example"]`,
    note: 'In config/runtime.exs. With check_origin: true the host of url is compared.',
    version: 'Phoenix 1.3 and later',
    source: 'https://hexdocs.pm/phoenix/Phoenix.Endpoint.html#socket/3-common-configuration',
  },
  {
    id: 'phoenix-timeout',
    product: 'Phoenix',
    title: 'Let silent sockets live longer',
    language: 'elixir',
    text: 'socket "/live", MyAppWeb.UserSocket, websocket: [timeout: 120_000]',
    note: 'Milliseconds without anything from the client; 60 000 unless set. phoenix.js sends a heartbeat every 30 s.',
    version: 'Phoenix 1.4 and later',
    source: 'https://hexdocs.pm/phoenix/Phoenix.Endpoint.html#socket/3-websocket-configuration',
  },
  {
    id: 'channels-origin',
    product: 'Django Channels',
    title: 'Allow the origin',
    language: 'python',
    text: `# settings.py
ALLOWED_HOSTS = ["chat.example", "app.example"]

# asgi.py
application = ProtocolTypeRouter({
    "http": get_asgi_application(),
    "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter(websocket_urlpatterns))),
})`,
    note: 'OriginValidator(application, ["https://app.example"]) takes a list of its own.',
    version: 'Channels 3 and 4',
    source: 'https://channels.readthedocs.io/en/stable/topics/security.html',
  },
  {
    id: 'daphne-ping',
    product: 'Django Channels (Daphne)',
    title: 'Ping within the limit, and lift the limit on their life',
    language: 'shell',
    text: 'daphne --ping-interval 20 --ping-timeout 60 --websocket_timeout -1 my_app.asgi:application',
    note: 'Seconds; 20, 30 and 86400 unless set.',
    version: 'Daphne 3 and 4',
    source: 'github:django/daphne daphne/cli.py',
  },
  {
    id: 'uvicorn-ping',
    product: 'FastAPI, Starlette (Uvicorn)',
    title: 'Wait longer for a pong, take larger messages',
    language: 'shell',
    text: 'uvicorn my_app:app --ws-ping-interval 20 --ws-ping-timeout 60 --ws-max-size 16777216',
    note: 'Seconds and bytes; 20, 20 and 16 MiB unless set.',
    version: 'Uvicorn 0.16 and later',
    source: 'https://www.uvicorn.org/settings/',
  },
  {
    id: 'fastapi-accept',
    product: 'FastAPI, Starlette',
    title: 'Accept, then close with a code that the page can read',
    language: 'python',
    text: `@app.websocket("/live")
async def live(websocket: WebSocket):
    await websocket.accept(subprotocol="chat")
    if not await logged_in(websocket):
        await websocket.close(code=3000, reason="log in first")
        return`,
    note: 'close() before accept() refuses the handshake with 403, of which the page learns nothing but 1006. Leave subprotocol out where the page offers none.',
    version: 'Starlette 0.13 and later',
    source: 'https://www.starlette.io/websockets/',
  },
  {
    id: 'python-websockets-serve',
    product: 'websockets (Python)',
    title: 'Wait longer for a pong, take larger messages',
    language: 'python',
    text: 'async with serve(handler, "", 8765, ping_interval=20, ping_timeout=60, max_size=2**24):',
    note: 'Seconds and bytes; 20, 20 and 1 MiB unless set.',
    version: 'websockets 10 and later',
    source: 'https://websockets.readthedocs.io/en/stable/topics/keepalive.html',
  },
  {
    id: 'spring-origin',
    product: 'Spring',
    title: 'Allow the origin',
    language: 'java',
    text: `@Override
public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry.addHandler(handler, "/live").setAllowedOrigins("https://app.example");
}`,
    note: 'For STOMP: registry.addEndpoint("/live").setAllowedOrigins(...).',
    version: 'Spring 4.1.5 and later',
    source:
      'https://docs.spring.io/spring-framework/reference/web/websocket/server.html#websocket-server-allowed-origins',
  },
  {
    id: 'spring-container',
    product: 'Spring',
    title: 'Take larger messages, and wait longer',
    language: 'java',
    text: `@Bean
public ServletServerContainerFactoryBean container() {
    var container = new ServletServerContainerFactoryBean();
    container.setMaxTextMessageBufferSize(1024 * 1024);
    container.setMaxBinaryMessageBufferSize(1024 * 1024);
    container.setMaxSessionIdleTimeout(600_000L);
    return container;
}`,
    note: 'For Tomcat, Jetty and others that follow JSR-356. Milliseconds.',
    version: 'Spring 4 and later',
    source:
      'https://docs.spring.io/spring-framework/reference/web/websocket/server.html#websocket-server-runtime-configuration',
  },
  {
    id: 'spring-heartbeat',
    product: 'Spring (STOMP)',
    title: 'Send heartbeats',
    language: 'java',
    text: `registry.enableSimpleBroker("/topic")
    .setHeartbeatValue(new long[] {10_000, 10_000})
    .setTaskScheduler(scheduler);`,
    note: 'In configureMessageBroker. The client has to ask for heartbeats as well.',
    version: 'Spring 4.2 and later',
    source: 'https://docs.spring.io/spring-framework/reference/web/websocket/stomp/handle-simple-broker.html',
  },
  {
    id: 'aspnet-websockets',
    product: 'ASP.NET Core',
    title: 'Ping within the limit, allow the origin',
    language: 'csharp',
    text: `var options = new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30) };
options.AllowedOrigins.Add("https://app.example");
app.UseWebSockets(options);`,
    note: '2 minutes unless set: longer than the limit of most proxies. From .NET 9 on, KeepAliveTimeout makes it a Ping that must be answered.',
    version: 'ASP.NET Core 2.2 and later',
    source: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.builder.websocketoptions.keepaliveinterval',
  },
  {
    id: 'signalr-options',
    product: 'ASP.NET Core SignalR',
    title: 'Wait longer for the client, take larger messages',
    language: 'csharp',
    text: `builder.Services.AddSignalR(options => {
    options.KeepAliveInterval = TimeSpan.FromSeconds(15);
    options.ClientTimeoutInterval = TimeSpan.FromSeconds(60);
    options.MaximumReceiveMessageSize = 128 * 1024;
});`,
    note: '15 s, 30 s and 32 KiB unless set.',
    version: 'ASP.NET Core 3.0 and later',
    source: 'https://learn.microsoft.com/aspnet/core/signalr/configuration',
  },
  {
    id: 'action-cable-origin',
    product: 'Rails Action Cable',
    title: 'Allow the origin',
    language: 'ruby',
    text: 'config.action_cable.allowed_request_origins = ["https://app.example"]',
    note: 'In config/environments/production.rb. The host of the request itself is allowed unless allow_same_origin_as_host is off.',
    version: 'Rails 5.1 and later',
    source: 'https://guides.rubyonrails.org/action_cable_overview.html#allowed-request-origins',
  },
] as const satisfies readonly Fix[];
