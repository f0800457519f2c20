import type { ReadonlySignal } from '@preact/signals';
import { createRedactor, type Redactor } from '../export/redact';
import { REDACTION_RULES, type RedactionRule } from '../export/redact-text';

interface RedactionChoice {
  /** Whether secrets are replaced at all. */
  readonly redact: ReadonlySignal<boolean>;
  readonly rulesOff: ReadonlySignal<readonly RedactionRule[]>;
}

/** The rules that apply to what leaves the panel. */
export function rulesOf({ redact, rulesOff }: RedactionChoice): ReadonlySet<RedactionRule> {
  const off = rulesOff.value;
  return new Set(redact.value ? REDACTION_RULES.filter((rule) => !off.includes(rule)) : []);
}

export function redactorOf(choice: RedactionChoice): Redactor {
  return createRedactor({ rules: rulesOf(choice) });
}

/** As they are remembered: those that are off, so that a rule that is new is on. */
export function asRules(value: unknown): RedactionRule[] | undefined {
  return Array.isArray(value) ? REDACTION_RULES.filter((rule) => value.includes(rule)) : undefined;
}
