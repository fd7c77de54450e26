import { expect, it } from 'vitest';
import { problemOfError } from '../../../../src/renderer/model/problem.ts';

it.each([
  [
    "Error invoking remote method 'relaywatch:call': Error: Refused: there is no such call.",
    'Refused: there is no such call.',
  ],
  ['Refused: there is no such call.', 'Refused: there is no such call.'],
])('A call that threw is told in the words of the main process alone: %s', (message, advice) => {
  expect(problemOfError(new Error(message)).advice).toBe(advice);
});
