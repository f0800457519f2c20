/** What a Close frame's reason speaks of. The server's own words outrank its code, whichever that is. */
export type Topic =
  | 'login'
  | 'expired-login'
  | 'limit'
  | 'ping'
  | 'idle'
  | 'timeout'
  | 'size'
  | 'restart'
  | 'failure'
  | 'request';

const EXPIRED =
  /(?:token|jwt|session|credential|auth\w*|login)[^.]{0,40}expire|expire\w*[^.]{0,40}(?:token|jwt|session|credential)/i;
const LOGIN =
  /\bauth(?!or\b)|unauth|token\b(?! limit)|\blog(?:ged)? ?in\b|\blogin\b|credential|not logged|sign in|secret|forbidden|permission|api key|access denied/i;
const PING =
  /(?:ping|pong|keep-?_?alive|heart-?_?beat).*(?:time|miss|lost|fail|late|no )|(?:no|missed|missing) (?:ping|pong|heart)/i;
const IDLE =
  /\bidle|inactiv|did not receive|no (?:data|audio|message|activity)[^.]{0,40}(?:within|for|in time|timeout)/i;
const TIMEOUT = /time[d-]?\s?-?out/i;
const SIZE =
  /too (?:big|large|long)|exceed\w*[^.]{0,30}(?:size|length|limit)|max\w*[^.]{0,30}(?:size|length)|frame length|message size/i;
const LIMIT = /rate.?limit|too many|quota|(?:connection|request)s? limit|limit exceeded|throttl|slow down/i;
const RESTART = /restart|deploy|shut|maint|drain|upgrad|redeploy|stopping|terminat|going away/i;
const FAILURE = /internal|exception|unexpected condition|error occurred|crash|panic/i;
/** Words of a server that does not take what it was sent. */
const REQUEST =
  /not (?:implemented|supported|enabled|allowed|valid|found|recogni[sz]ed)|unsupported|deprecated|invalid|unknown|malformed|missing|required|expected|unexpected|cannot|bad (?:request|message|format)|unrecogni[sz]ed|argument/i;

/** `null`: it says nothing that is understood, or nothing at all. Text within JSON is read as well. */
export function speaksOf(reason: string): Topic | null {
  const text = wordsOf(reason);
  if (text === '') return null;
  if (EXPIRED.test(text)) return 'expired-login';
  if (LOGIN.test(text)) return 'login';
  if (LIMIT.test(text)) return 'limit';
  if (PING.test(text)) return 'ping';
  if (IDLE.test(text)) return 'idle';
  if (TIMEOUT.test(text)) return 'timeout';
  if (SIZE.test(text)) return 'size';
  if (RESTART.test(text)) return 'restart';
  if (FAILURE.test(text)) return 'failure';
  return REQUEST.test(text) ? 'request' : null;
}

/** The texts in a reason that is JSON; else the reason itself. */
function wordsOf(reason: string): string {
  const trimmed = reason.trim();
  if (!/^[[{]/.test(trimmed)) return trimmed;
  try {
    const texts: string[] = [];
    gather(JSON.parse(trimmed), texts, 4);
    return texts.join(' ');
  } catch {
    return trimmed;
  }
}

function gather(value: unknown, texts: string[], depth: number): void {
  if (typeof value === 'string') texts.push(value);
  else if (typeof value === 'object' && value !== null && depth > 0) {
    for (const member of Object.values(value)) gather(member, texts, depth - 1);
  }
}
