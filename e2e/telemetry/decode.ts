import { isDeepStrictEqual } from 'node:util';
import root from '@opentelemetry/otlp-transformer/build/src/generated/root.js';

/** Log records of one request. */
export interface DecodedRequest {
  resource: Record<string, unknown>;
  records: { uid: string; reason: string; attributes: Record<string, unknown> }[];
}

interface Codec {
  fromObject(json: object): object;
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
  toObject(message: object, options: { longs: StringConstructor }): Message;
}

interface Message {
  resourceLogs: {
    resource: { attributes: Attribute[] };
    scopeLogs: { logRecords: { attributes: Attribute[] }[] }[];
  }[];
}

interface Attribute {
  key: string;
  value: Record<string, unknown>;
}

function isCodec(value: unknown): value is Codec {
  return typeof value === 'function' && 'fromObject' in value && 'decode' in value;
}

/** `ExportLogsServiceRequest`, generated from OpenTelemetry's own .proto files; it has no types of its own. */
const Request = ['opentelemetry', 'proto', 'collector', 'logs', 'v1', 'ExportLogsServiceRequest'].reduce<unknown>(
  (within, name) => Reflect.get(Object(within), name),
  root,
);

/**
 * Reads a request in OTLP/JSON into the protocol's own message, through its wire format and back.
 *
 * @throws where it holds anything that the definitions do not know
 */
export function decodeLogs(text: string): DecodedRequest {
  if (!isCodec(Request)) throw new Error('OpenTelemetry’s definitions are not where they were.');
  const json: unknown = JSON.parse(text);
  const bytes = Request.encode(Request.fromObject(Object(json))).finish();
  const message = Request.toObject(Request.decode(bytes), { longs: String });
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(message)), json)) {
    throw new Error(`The definitions leave something out of ${text}`);
  }
  const [logs] = message.resourceLogs;
  return {
    resource: valuesOf(logs?.resource.attributes ?? []),
    records: (logs?.scopeLogs ?? []).flatMap(({ logRecords }) =>
      logRecords.map((record) => {
        const attributes = valuesOf(record.attributes);
        return { uid: String(attributes['log.record.uid']), reason: String(attributes['hangup.reason']), attributes };
      }),
    ),
  };
}

function valuesOf(attributes: Attribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
