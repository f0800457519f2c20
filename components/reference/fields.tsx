import type { ComponentChildren } from 'preact';
import type { ReferenceRow } from '../../lib/reference/rows';
import { useReferencePage } from './reference-context';

/** One named fact of a row. */
export function Field({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A link to another row of the reference. */
export function RowLink({ row, children }: { row: ReferenceRow; children: ComponentChildren }) {
  const { follow } = useReferencePage();
  return (
    <a
      href={`#${row.id}`}
      onClick={(event) => {
        if (!follow) return;
        event.preventDefault();
        follow(row);
      }}
    >
      {children}
    </a>
  );
}

/** Addresses, sections of RFCs, and repositories with commit and path as `github:OWNER/NAME@COMMIT:PATH`. */
const LINKED = /(https?:\/\/[^\s,;)]+|RFC \d+ §[\d.]*\d|github:[\w.-]+\/[\w.-]+(?:@[0-9a-f]+(?::[\w./+-]*[\w+])?)?)/;

/** A source as its author is cited; addresses in it are links. */
export function SourceText({ text }: { text: string }) {
  return (
    <cite class="source">
      {text.split(LINKED).map((part, index) => {
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
  if (section) return `https://www.rfc-editor.org/rfc/rfc${section[1]}#section-${section[2]}`;
  const file = /^github:([^@]+)(?:@([^:]+)(?::(.+))?)?$/.exec(part);
  if (!file) return null;
  const [, repository, commit, path] = file;
  if (commit === undefined) return `https://github.com/${repository}`;
  return `https://github.com/${repository}/${path === undefined ? 'tree' : 'blob'}/${commit}/${path ?? ''}`;
}
