/** The files of `locales/`, made into modules by scripts/locale-messages.ts. */
declare module 'virtual:locales' {
  /** By locale as Chromium names it: `en`, `pt_BR`. */
  export const LOCALES: Readonly<
    Record<string, { name: string; load(): Promise<{ default: Readonly<Record<string, string>> }> }>
  >;
}
