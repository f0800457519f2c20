import { createRedactor, type Redactor } from '../export/redact';
import { REDACTION_RULES, type RedactionRule } from '../export/redact-text';
import type { Panel } from './panel';

/** The rules that apply to what leaves the panel. */
export function rulesOf({ redact, rulesOff }: Pick<Panel, 'redact' | 'rulesOff'>): ReadonlySet<RedactionRule> {
  const off = rulesOff.value;
  return new Set(redact.value ? REDACTION_RULES.filter((rule) => !off.includes(rule)) : []);
}

export function redactorOf(panel: Pick<Panel, 'redact' | 'rulesOff'>): Redactor {
  return createRedactor({ rules: rulesOf(panel) });
}

/** As they are remembered: those that are off, so that a rule that is new is on. */
export function asRules(value: unknown): RedactionRule[] | undefined {
  return Array.isArray(value) ? REDACTION_RULES.filter((rule) => value.includes(rule)) : undefined;
}
