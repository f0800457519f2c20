import { actioncable } from './actioncable';
import { awsAppsync } from './aws-appsync';
import { centrifugo } from './centrifugo';
import { colyseus } from './colyseus';
import type { Decoder } from './decoder';
import { discordGateway } from './discord-gateway';
import { graphqlTransportWs } from './graphql-transport-ws';
import { graphqlWsLegacy } from './graphql-ws-legacy';
import { jupyter } from './jupyter';
import { kubernetes } from './kubernetes';
import { mqtt } from './mqtt';
import { nats } from './nats';
import { phoenix } from './phoenix';
import { pusher } from './pusher';
import { signalr } from './signalr';
import { socketio } from './socketio';
import { sockjs } from './sockjs';
import { stomp } from './stomp';
import { supabaseRealtime } from './supabase-realtime';
import { wamp } from './wamp';

/** Each stands in a file of its own, named by its id; a test finds one that is missing here. */
export const DECODERS: readonly Decoder[] = [
  socketio,
  sockjs,
  graphqlTransportWs,
  graphqlWsLegacy,
  awsAppsync,
  signalr,
  stomp,
  mqtt,
  phoenix,
  supabaseRealtime,
  pusher,
  actioncable,
  wamp,
  nats,
  centrifugo,
  discordGateway,
  colyseus,
  kubernetes,
  jupyter,
];

/** Name of a protocol for headlines; the id itself for one that a newer Hangup wrote. */
export function protocolName(id: string): string {
  return DECODERS.find((decoder) => decoder.id === id)?.name ?? id;
}
