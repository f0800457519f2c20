import { csv } from './csv';
import type { ExportFormat } from './format';
import { har } from './har';
import { json, ndjson } from './json';
import { markdown } from './markdown';
import { otlp } from './otlp';

/** Every way to write a log down, in the order of the export menu. */
export const FORMATS: readonly ExportFormat[] = [json, csv, markdown, ndjson, har, otlp];
