import type { ComponentChildren } from 'preact';

/** A part of the details under a heading of its own. */
export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="facts">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** One fact: what it is, and what was seen. Nothing is drawn where nothing was. */
export function Field({ name, mono, children }: { name: string; mono?: boolean; children: ComponentChildren }) {
  if (children === null || children === undefined || children === '' || children === false) return null;
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd class={mono ? 'mono' : undefined}>{children}</dd>
    </div>
  );
}
