import { z } from 'zod';
import { Rule } from '../../../shared/alert.ts';
import { RuleDraft } from './draft.ts';

/** A draft with changes that are not saved, and the rule they are changes of. */
const Kept = z.strictObject({ base: Rule, draft: RuleDraft });
export type Kept = z.infer<typeof Kept>;
export type Drafts = Readonly<Record<string, Kept | undefined>>;

/** Where the draft of a rule is kept; without a rule, that of a new one. */
export const placeOf = (accountId: string, ruleId: string | undefined): string => `${accountId} ${ruleId ?? 'new'}`;

const place = z.string().max(120);

/** What was written down before; nothing where it cannot be read, for then there is nothing to go on with. */
export function readDrafts(text: string | null): Drafts {
  try {
    const read = z.record(place, Kept).safeParse(JSON.parse(text ?? '{}'));
    return read.success ? read.data : {};
  } catch {
    // Not JSON: written by something else, or torn.
    return {};
  }
}
