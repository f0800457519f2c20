/** Lines that can be pasted: what stands in capitals, and the example's own names, are to be replaced. */
export interface Fix {
  /** A slug: the product first. */
  id: string;
  product: string;
  /** What the lines do, in the imperative. */
  title: string;
  language:
    | 'nginx'
    | 'apache'
    | 'haproxy'
    | 'caddyfile'
    | 'shell'
    | 'yaml'
    | 'javascript'
    | 'elixir'
    | 'python'
    | 'ruby'
    | 'java'
    | 'csharp'
    | 'http'
    | 'html';
  text: string;
  /** Where they go, or what to mind. */
  note?: string;
  /** Versions that know these settings. */
  version: string;
  source: string;
}
