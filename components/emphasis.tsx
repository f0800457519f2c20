/** Draws a sentence in which `**` sets off the words that carry the answer. */
export function Emphasis({ text }: { text: string }) {
  return <>{text.split('**').map((part, index) => (index % 2 === 1 ? <strong key={index}>{part}</strong> : part))}</>;
}

/** The same sentence for where nothing can be set off: a name, a clipboard of plain text. */
export function plain(text: string): string {
  return text.replaceAll('**', '').replaceAll('*\u2060*', '**');
}
