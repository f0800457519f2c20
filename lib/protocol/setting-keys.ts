/** Key in `storage.local` of the setting `readMessages`, which content scripts read for themselves. Absent: true. */
export const READ_MESSAGES_KEY = 'setting:readMessages';
