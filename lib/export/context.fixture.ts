import { annotate } from '../analysis/annotate';
import { explain } from '../analysis/explain';
import type { ExportContext } from './format';

export const CONTEXT: ExportContext = {
  exportedAt: Date.UTC(2026, 10, 22, 9, 40, 26),
  generator: { name: 'Hangup', version: '0.1.0' },
  annotate: annotate,
  explain,
  filter: null,
  redaction: null,
};
