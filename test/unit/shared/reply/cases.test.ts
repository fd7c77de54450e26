import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ActivityEvent } from '../../../../src/main/core/api/activity-event.ts';
import { summarise } from '../../../../src/main/core/diagnosis/summarise-events.ts';
import { causeSentence } from '../../../../src/renderer/panels/incident/cause-text.ts';
import { explainReply } from '../../../../src/shared/reply/explain.ts';

/** The cases of the findings, as they were filed. */
const Case = z.discriminatedUnion('type', [
  z.strictObject({
    id: z.string(),
    fault: z.string(),
    type: z.literal('explain'),
    input: z.strictObject({ reply: z.string() }),
    right: z.strictObject({
      isAboutAddress: z.boolean().optional(),
      title_in: z.array(z.string()).optional(),
      title_not: z.array(z.string()).optional(),
      code: z.string().optional(),
    }),
    source: z.string(),
  }),
  z.strictObject({
    id: z.string(),
    fault: z.string(),
    type: z.literal('cause'),
    input: z.strictObject({ rows: z.array(z.record(z.string(), z.unknown())) }),
    right: z.strictObject({
      advice_not_match: z.string().optional(),
      dead_not: z.array(z.string()).optional(),
      dead_in: z.array(z.array(z.string())).optional(),
      groups_min: z.number().optional(),
    }),
    source: z.string(),
  }),
]);
const CASES = z.array(Case).parse(JSON.parse(readFileSync('test/fixtures/replies/cases.json', 'utf8')));

const NOON = 1_760_000_000_000;
const rowOf = (given: Readonly<Record<string, unknown>>): ActivityEvent =>
  // The cases leave out what every row has.
  ({ event: 'hard-bounced', date: NOON, email_id: 'x', sender: 'a@n.example', ...given }) as ActivityEvent;

describe('a case of the findings', () => {
  it('is one of 28', () => {
    expect(CASES).toHaveLength(28);
  });

  it.each(CASES.map((one) => [`${one.id} ${one.fault}`, one] as const))('%s', (_, one) => {
    if (one.type === 'explain') {
      const { isAboutAddress, title_in, title_not = [], code } = one.right;
      const meaning = explainReply(one.input.reply);
      if (isAboutAddress !== undefined) expect(meaning?.provesDead).toBe(isAboutAddress);
      if (title_in) expect(title_in).toContain(meaning?.title);
      expect(title_not).not.toContain(meaning?.title);
      if (code !== undefined) expect(meaning?.code).toBe(code);
      return;
    }
    const rows = one.input.rows.map(rowOf);
    const cause = summarise(rows, { takenAt: NOON, from: NOON - 1, to: NOON + 1, total: rows.length });
    const { advice_not_match, dead_not = [], dead_in, groups_min = 0 } = one.right;
    const { advice } = causeSentence(cause, 'bounce_rate', 'en-GB');
    if (advice_not_match !== undefined) expect(advice).not.toMatch(new RegExp(advice_not_match, 'i'));
    expect(cause.deadRecipients.filter((address) => dead_not.includes(address))).toEqual([]);
    if (dead_in) expect(dead_in).toContainEqual(cause.deadRecipients);
    expect(cause.replies.length).toBeGreaterThanOrEqual(groups_min);
  });
});
