import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failuresOf } from './browser-report.ts';

test('what failed in browsers is listed with its place and reason; what passed or never began is not', () => {
  const spec = (ok: boolean, title: string, ...messages: string[]) => ({
    ok,
    title,
    file: 'one.spec.ts',
    line: 7,
    tests: [{ results: messages.map((message) => ({ error: { message } })) }],
  });
  const inner = {
    specs: [
      spec(true, 'passes'),
      spec(false, 'fails', '\u001b[31mred\u001b[39m\n\nwords'),
      spec(false, 'waits'),
    ],
  };
  assert.deepEqual(failuresOf({ suites: [{ suites: [inner] }] }), [
    'one.spec.ts:7 › fails\n      red\n      words',
  ]);
});
