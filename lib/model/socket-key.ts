/**
 * A socket's key, `TOKEN:SEQUENCE`: the frame's random token (10 to 16 characters of 0-9 and a-z) and the place of the
 * socket in the frame's life (decimal, at most 9 digits). The hook calls the constructor through a function of that
 * name, and the Network log's initiator stack brings it back.
 */
const NAME = /^hangup:([0-9a-z]{10,16}:(?:0|[1-9][0-9]{0,8}))$/;

/** What the hook calls the function through which it constructs the socket of this key. */
export function functionNameOf(key: string): string {
  return `hangup:${key}`;
}

/**
 * The key in a call frame's function name; `null` for every other name. An engine may print the receiver before the
 * name (`Object.name`, `a.name`) and `new ` before a constructor's: both are looked through.
 */
export function socketKeyOf(functionName: string): string | null {
  const at = functionName.indexOf('hangup:');
  if (at < 0) return null;
  const before = functionName.slice(0, at);
  if (before !== '' && !before.endsWith('.') && !before.endsWith(' ')) return null;
  return NAME.exec(functionName.slice(at))?.[1] ?? null;
}

export function isSocketKey(value: string): boolean {
  return NAME.test(functionNameOf(value));
}
