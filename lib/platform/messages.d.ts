/** What a locale says, by name: made by scripts/locale-messages.ts. */
declare module 'virtual:messages/*' {
  const messages: Readonly<Record<string, string>>;
  export default messages;
}
