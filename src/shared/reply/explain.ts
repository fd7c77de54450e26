import { type Blame, type MeaningKey, meaningOf } from './meanings.ts';
import { partsOf, wordsOf } from './parts.ts';
import { provesGone } from './proof.ts';
import { RULES } from './rules.ts';

/** What a server's reply means. */
export interface ReplyMeaning {
  /** `550`; empty if the reply has none. */
  readonly code: string;
  /** `5.1.1` */
  readonly enhanced: string | undefined;
  readonly key: MeaningKey;
  readonly blame: Blame;
  readonly title: string;
  readonly advice: string;
  /** How sure the meaning is: the words say it, or only the codes. */
  readonly certainty: 'words' | 'codes' | 'none';
  /** The reply proves that this address will never take mail. Nothing else may be offered for suppression. */
  readonly provesDead: boolean;
}

/**
 * Explains a reply such as `550 5.1.1 User unknown`; undefined if it refuses nothing. The first row of the table that fits
 * counts (rules.ts). Never throws.
 */
export function explainReply(reply: string): ReplyMeaning | undefined {
  const { code, enhanced, codes: everyCode, text } = partsOf(reply);
  const severity = (enhanced ?? code).charAt(0);
  if (severity === '2' || severity === '3' || reply.trim() === '') return undefined;
  const codes = `${code} ${enhanced ?? ''}`.trim();
  const words = wordsOf(text);
  const rule = RULES.find(
    (row) => (row.codes?.test(codes) ?? true) && (row.words?.test(words) ?? true) && !row.unless?.test(words),
  );
  const key = rule?.means ?? 'unclear';
  const { blame, title, advice, isDead } = meaningOf(key);
  const certainty = rule?.words ? 'words' : rule?.codes ? 'codes' : 'none';
  const known = rule?.proves === true ? rule.words : undefined;
  return {
    code,
    enhanced,
    key,
    blame,
    title,
    advice,
    certainty,
    provesDead: isDead === true && rule?.proves !== false && provesGone(everyCode, text, known),
  };
}
