import { SUPPRESSION_TYPES } from '../../../../shared/actions/suppression.ts';
import { localDate } from '../../../../shared/calendar.ts';
import { fail, ok } from '../../../../shared/failure.ts';
import type { Handlers } from '../context.ts';
import { findRows } from '../find-rows.ts';
import { answer, refuse, unconfirmed, verifyIfUnknown } from '../mutation.ts';
import { notesOf, skippedNote } from '../notes.ts';
import { spellingsOf } from '../spelling.ts';
import { blocksOf, type Suppression, suppressions } from './suppression-list.ts';

/** The types of block that can be removed by name (smtp2go-api.md 2.20, 2.21). */
const KINDS = Object.values(SUPPRESSION_TYPES);

const leftWords = (name: string, left: readonly Suppression[]): string =>
  left.length === 0
    ? `${name} is not blocked any more.`
    : `${name} is still blocked: ${left.map(({ reason }) => reason).join(', ')}.`;

/**
 * Facts to confirm before removing blocks for complaints, because complaints can lead to suspension (smtp2go-api.md
 * 6.1).
 */
const complaintFacts = (name: string, complaints: readonly Suppression[]): readonly string[] => [
  ...complaints.map(({ timestamp, subject }) =>
    [
      `${name} reported an e-mail as spam`,
      timestamp === undefined ? '' : ` on ${localDate(timestamp)}`,
      subject ? ` (${subject})` : '',
      '.',
    ].join(''),
  ),
  'Another complaint raises the complaint rate, for which SMTP2GO suspends accounts.',
];

export const suppressionHandlers = {
  suppression_view: async (input, context) => {
    const { limit, offset, start_date: from, end_date: to, suppression_type, email_address, ...rest } = input;
    const request = suppression_type ? { ...rest, suppression_type: SUPPRESSION_TYPES[suppression_type] } : rest;
    const today = localDate(context.clock.now());
    const find = (named: { readonly email_address?: string }) =>
      findRows(suppressions({ request: { ...request, ...named }, from, to }, today), { offset, limit }, context);
    if (email_address === undefined) return find({});
    const [first = email_address, ...others] = spellingsOf(email_address);
    let found = await find({ email_address: first });
    for (const other of others) {
      if (!found.ok || found.data.data.length > 0 || offset > 0) break;
      found = await find({ email_address: other });
    }
    return found;
  },

  suppression_remove: async (input, context) => {
    const { email, domain, subaccount_id } = input;
    const name = email ?? domain ?? '';
    const verify = () => blocksOf(name, subaccount_id, localDate(context.clock.now()), context);
    const blocks = await verify();
    if (!blocks.ok) return blocks;
    const [first] = blocks.data;
    if (!first) return answer([], undefined, [`${name} was not blocked; nothing was changed.`]);

    const reasons = KINDS.filter((kind) => blocks.data.some(({ reason }) => reason === kind));
    if (reasons.length === 0) {
      const path = email === undefined ? 'domain' : 'email';
      return refuse(path, `SMTP2GO lets nobody lift this kind of block: ${first.reason}.`);
    }
    const complaints = blocks.data.filter(({ reason }) => reason === 'spam');
    const unsure = complaints.length > 0 ? unconfirmed(context, name, complaintFacts(name, complaints)) : undefined;
    if (unsure) return unsure;

    const removed = await verifyIfUnknown(
      context.client.call(
        'suppression/remove',
        {
          // As the list has it: whether a domain needs an @ in front is not documented (smtp2go-api.md 2.19).
          email_address: first.email_address,
          reasons,
          subaccount_id,
        },
        { signal: context.signal },
      ),
      async () => {
        const left = await verify();
        return left.ok ? ok(leftWords(name, left.data)) : left;
      },
    );
    if (!removed.ok) return removed;
    const { data, requestId, skippedRows } = removed.data;
    const left = data.suppressions.filter((each) => !each.removed).map(({ reason }) => reason);
    if (left.length > 0 && left.length === data.suppressions.length) {
      const text = `${name} is still blocked: ${left.join(', ')}.`;
      return fail({ kind: 'refused-by-provider', status: 200, code: undefined, text, requestId });
    }
    return answer(
      [...data.suppressions],
      requestId,
      notesOf(left.length > 0 && `${name} is still blocked: ${left.join(', ')}.`, skippedNote(skippedRows)),
    );
  },
} satisfies Partial<Handlers>;
