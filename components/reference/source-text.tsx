/** A source as its author is cited; addresses in it are links. */
export function SourceText({ text }: { text: string }) {
  return (
    <cite class="source">
      {text.split(/(https?:\/\/[^\s,;)]+|RFC \d+ §[\d.]*\d)/).map((part, index) => {
        const address = addressOf(part);
        if (address === null) return part;
        return (
          <a key={index} href={address} target="_blank" rel="noreferrer">
            {part}
          </a>
        );
      })}
    </cite>
  );
}

function addressOf(part: string): string | null {
  if (part.startsWith('http')) return part;
  const section = /^RFC (\d+) §([\d.]+)$/.exec(part);
  return section ? `https://www.rfc-editor.org/rfc/rfc${section[1]}#section-${section[2]}` : null;
}
