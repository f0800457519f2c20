import { describe, expect, it } from 'vitest';
import { jupyter } from './jupyter';

const status = (state: string) =>
  `{"header":{"msg_id":"1","msg_type":"status","session":"2"},"parent_header":{},"content":{"execution_state":"${state}"},"channel":"iopub"}`;

describe('Jupyter decoder', () => {
  // The messages of jupyter-client's documentation, and of terminado.
  it.each([
    ['the end of a kernel', status('dead'), { kind: 'close', isDistinctive: true, reason: 'kernel dead' }],
    ['the state of a kernel', status('busy'), { kind: 'message', isDistinctive: true }],
    ["a terminal's begin", '["setup", {}]', { kind: 'open' }],
    ["a terminal's end", '["disconnect", 1]', { kind: 'close' }],
    ["a terminal's output", '["stdout", "hello"]', { kind: 'message' }],
  ] as const)('reads %s', (_name, data, decoded) => {
    expect(jupyter.decode(data, 'received')).toEqual([decoded]);
  });

  it.each(['["constructor",1]', '["setup"]', '{"header":{}}', '{}'])('reads nothing in %s', (data) => {
    expect(jupyter.decode(data, 'received')).toEqual([]);
  });
});
