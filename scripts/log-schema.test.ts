import { expect, it } from 'vitest';
import { logSchemaTexts } from './log-schema';

it('log.schema.json says what the declarations say; `npx tsx scripts/log-schema.ts` writes it', () => {
  const { current, expected } = logSchemaTexts();
  expect(current).toBe(expected);
});
