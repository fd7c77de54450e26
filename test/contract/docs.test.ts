import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { actionDocs } from '../../scripts/make-docs.mjs';

it('docs/actions.md says what the table of actions says (npm run docs writes it)', () => {
  expect(readFileSync('docs/actions.md', 'utf8')).toBe(actionDocs());
});
