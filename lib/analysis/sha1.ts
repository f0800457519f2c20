/**
 * SHA-1 of an ASCII text, in base64. Only for `Sec-WebSocket-Accept` (RFC 6455 §4.2.2), and only because Web Crypto
 * answers no sooner than in the next task. FIPS 180-4 §6.1.
 */
export function sha1Base64(ascii: string): string {
  const blocks = Math.ceil((ascii.length + 9) / 64);
  const words = new Uint32Array(blocks * 16);
  for (let index = 0; index < ascii.length; index++) or(words, index, ascii.charCodeAt(index) & 0xff);
  or(words, ascii.length, 0x80);
  words[words.length - 1] = ascii.length * 8;

  const hash = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const schedule = new Uint32Array(80);
  for (let block = 0; block < blocks; block++) {
    schedule.set(words.subarray(block * 16, block * 16 + 16));
    for (let t = 16; t < 80; t++) {
      schedule[t] = rotate(at(schedule, t - 3) ^ at(schedule, t - 8) ^ at(schedule, t - 14) ^ at(schedule, t - 16), 1);
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = hash;
    for (let t = 0; t < 80; t++) {
      const [f, k] = round(t, b, c, d);
      const next = (rotate(a, 5) + f + e + k + at(schedule, t)) | 0;
      [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
    }
    for (const [index, value] of [a, b, c, d, e].entries()) hash[index] = at(hash, index) + value;
  }
  const bytes = [...hash].flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
  return btoa(String.fromCharCode(...bytes));
}

function round(t: number, b: number, c: number, d: number): [f: number, k: number] {
  if (t < 20) return [(b & c) | (~b & d), 0x5a827999];
  if (t < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (t < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}

function or(words: Uint32Array, byte: number, value: number): void {
  words[byte >> 2] = at(words, byte >> 2) | (value << (24 - (byte & 3) * 8));
}

const at = (words: Uint32Array, index: number): number => words[index] ?? 0;
const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));
