/** A page whose script is minified and carries its source map within itself, as those of development servers do. */
function hangUpForGood(socketToClose: WebSocket): void {
  socketToClose.close(4000, 'no longer needed');
}

function connectToServer(): WebSocket {
  return new WebSocket(`ws://${location.host}/mapped`);
}

const connection = connectToServer();
connection.addEventListener('open', () => hangUpForGood(connection));
