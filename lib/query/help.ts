/** One line of the filter's help: the words stand under {@link id} in the locales. */
export interface HelpRow {
  id: HelpId;
  /** Complete parts of a filter, each of which can be typed as it stands. */
  examples: readonly string[];
}

export type HelpId =
  | 'code'
  | 'range'
  | 'url'
  | 'host'
  | 'reason'
  | 'status'
  | 'http'
  | 'phase'
  | 'outcome'
  | 'closed-by'
  | 'cause'
  | 'app'
  | 'protocol'
  | 'frame'
  | 'duration'
  | 'larger-than'
  | 'clean'
  | 'worker'
  | 'words'
  | 'regex'
  | 'not';

export const FILTER_HELP: readonly HelpRow[] = [
  { id: 'words', examples: ['timeout', '"going away"'] },
  { id: 'regex', examples: ['/chat|feed/i', 'url:/v[12]/'] },
  { id: 'not', examples: ['-clean', '-host:localhost', '-code:1000,1001'] },
  { id: 'code', examples: ['code:1006', 'code:4000-4999', 'code:none'] },
  { id: 'range', examples: ['range:private', 'range:local,protocol'] },
  { id: 'url', examples: ['url:/chat/'] },
  { id: 'host', examples: ['host:example.com'] },
  { id: 'reason', examples: ['reason:"going away"'] },
  { id: 'status', examples: ['status:403', 'status:5xx', 'status:none'] },
  { id: 'http', examples: ['http:503'] },
  { id: 'phase', examples: ['phase:tls'] },
  { id: 'outcome', examples: ['outcome:handshake-failed'] },
  { id: 'closed-by', examples: ['closed-by:page', '-closed-by:navigation'] },
  { id: 'cause', examples: ['cause:idle-timeout'] },
  { id: 'app', examples: ['app:discord'] },
  { id: 'protocol', examples: ['protocol:graphql-transport-ws'] },
  { id: 'frame', examples: ['frame:/embed'] },
  { id: 'duration', examples: ['duration:>30s', 'duration:60s', 'duration:1m-5m'] },
  { id: 'larger-than', examples: ['larger-than:1MB'] },
  { id: 'clean', examples: ['clean', '-clean'] },
  { id: 'worker', examples: ['worker'] },
];
