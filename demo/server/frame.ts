/** WebSocket frames by hand (RFC 6455 section 5.2), for a server that must be able to send wrong ones. */

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** An unmasked, final frame. `payload`: at most 65535 bytes. */
export function encodeFrame(opcode: number, payload: Buffer): Buffer {
  const head =
    payload.length < 126
      ? Buffer.from([0x80 | opcode, payload.length])
      : Buffer.from([0x80 | opcode, 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, payload]);
}

/** `code`: 0-65535, allowed or not; `null`: an empty body, and then no reason either. */
export function closeFrame(code: number | null, reason = ''): Buffer {
  if (code === null) return encodeFrame(OPCODE.close, Buffer.alloc(0));
  const body = Buffer.alloc(2);
  body.writeUInt16BE(code);
  return encodeFrame(OPCODE.close, Buffer.concat([body, Buffer.from(reason)]));
}

export interface ReceivedFrame {
  opcode: number;
  payload: Buffer;
}

/** Cuts what a browser sends into frames. Browsers send well-formed, masked frames, so nothing is checked. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  read(chunk: Buffer): ReceivedFrame[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const frames: ReceivedFrame[] = [];
    for (let frame = this.#next(); frame; frame = this.#next()) frames.push(frame);
    return frames;
  }

  #next(): ReceivedFrame | null {
    const bytes = this.#rest;
    if (bytes.length < 2) return null;
    const short = bytes.readUInt8(1) & 0x7f;
    const extended = short === 126 ? 2 : short === 127 ? 8 : 0;
    const start = 2 + extended + 4;
    if (bytes.length < start) return null;
    const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
    if (bytes.length < start + length) return null;
    const mask = bytes.subarray(start - 4, start);
    const payload = Buffer.from(bytes.subarray(start, start + length));
    for (let i = 0; i < payload.length; i++) payload.writeUInt8(payload.readUInt8(i) ^ mask.readUInt8(i % 4), i);
    this.#rest = bytes.subarray(start + length);
    return { opcode: bytes.readUInt8(0) & 0x0f, payload };
  }
}
