import { describe, expect, it } from 'vitest';
import { locationOf, parseStack } from './stack';

describe('parseStack', () => {
  it("reads Chromium's frames", () => {
    const stack = [
      '    at Chat.connect (https://app.example/chat.js:12:9)',
      '    at async https://app.example/app.js?v=2:3:1',
      '    at new Promise (<anonymous>)',
      '    at https://app.example/:40:2',
    ].join('\n');
    expect(parseStack(stack)).toEqual([
      { functionName: 'Chat.connect', url: 'https://app.example/chat.js', line: 12, column: 9 },
      { functionName: '', url: 'https://app.example/app.js?v=2', line: 3, column: 1 },
      { functionName: '', url: 'https://app.example/', line: 40, column: 2 },
    ]);
  });

  it("reads Firefox's frames", () => {
    expect(parseStack('connect@https://app.example/chat.js:12:9\n@https://app.example/:40:2\n')).toEqual([
      { functionName: 'connect', url: 'https://app.example/chat.js', line: 12, column: 9 },
      { functionName: '', url: 'https://app.example/', line: 40, column: 2 },
    ]);
  });

  it('has no frames where no stack is', () => {
    expect(parseStack(null)).toEqual([]);
    expect(parseStack('Error: no frames at all')).toEqual([]);
  });
});

describe('placeOf', () => {
  it.each([
    ['https://app.example/assets/chat.js?v=3', 'chat.js:7'],
    ['https://app.example/', 'app.example:7'],
    ['webpack-internal:///./src/chat.ts', 'chat.ts:7'],
  ])('%s', (url, place) => {
    expect(locationOf({ functionName: '', url, line: 7, column: 1 })).toBe(place);
  });
});
