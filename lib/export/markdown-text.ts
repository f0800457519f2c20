/**
 * A page's text on one line of Markdown, shown as it is: in a code span, where neither HTML, links, mentions nor
 * emphasis work. Line breaks and characters that cannot be seen, or that turn the line round, are shown by their names.
 */
export function code(text: string): string {
  const visible = showInvisible(text);
  if (visible === '') return '';
  const longest = Math.max(0, ...[...visible.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // A space is taken away on both sides when there is one on both, unless there is nothing else (CommonMark 6.1).
  const pad = /^[` ]|[` ]$/.test(visible) && visible.trim() !== '' ? ' ' : '';
  // In a table a pipe separates cells even within a code span (GFM 4.10). Behind a backslash of the text the escape would
  // be read as an escaped backslash and a bare pipe: an invisible word joiner keeps the two apart.
  return fence + pad + visible.replaceAll('\\|', '\\\u2060|').replaceAll('|', '\\|') + pad + fence;
}

/** Text that stands as text: nothing in it is HTML, a link, a mention, emphasis or a new cell. */
export function plain(text: string): string {
  return showInvisible(text)
    .replaceAll(/[\\`*_{}[\]()#+.!|~:-]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '@\u2060');
}

/** A sentence of ours, in which `**` sets off what matters and all else may be a page's. */
export function sentence(text: string): string {
  const parts = text.split('**').map(plain);
  if (parts.length % 2 === 0) return parts.join('');
  return parts.map((part, index) => (index % 2 && part.trim() ? `**${part.trim()}**` : part)).join('');
}

/** Control characters, bidirectional marks and lone surrogates; not the joiners that emoji and Persian need. */
const INVISIBLE = /(?!\u200c|\u200d|\u2060)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const NAMES: Record<string, string> = { '\n': '⏎', '\r': '␍', '\t': '⇥' };

function showInvisible(text: string): string {
  return text.replace(INVISIBLE, (char) => {
    const point = char.codePointAt(0) ?? 0;
    return NAMES[char] ?? `⟨U+${point.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}
