import { fail, ok, type Result } from '../../../../shared/failure.ts';
import { counted } from '../../../../shared/words.ts';
import type { DataOf, RequestOf } from '../../api/endpoints/index.ts';
import type { Reply } from '../../api/reply.ts';
import type { ActionContext, Handlers } from '../context.ts';
import { wireRange } from '../dates.ts';
import { keepLabel, labelKey } from '../labels.ts';
import { answer, failureTitle, refuse, someOf, unconfirmed, verifyIfUnknown } from '../mutation.ts';
import { notesOf, skippedNote } from '../notes.ts';
import { sliceRows } from '../sort-and-slice.ts';
import { sameName } from '../spelling.ts';
import { verification } from './verification.ts';

/**
 * Handlers for Restrict Senders: one list of addresses and domains without ids, and a mode that gives it its meaning.
 */

type Seen = Reply<DataOf<'allowed_senders/view'>>;

const LABEL = 'allowed_sender';

const view = (context: ActionContext, subaccount_id: string | undefined): Promise<Result<Seen>> =>
  context.client.call('allowed_senders/view', { subaccount_id }, { signal: context.signal });

const same = (one: string) => (other: string) => sameName(one) === sameName(other);

const kindOf = (entry: string): 'address' | 'domain' => (entry.lastIndexOf('@') > 0 ? 'address' : 'domain');

const keyOf = (subaccountId: string | undefined, entry: string) => labelKey(subaccountId, entry.toLowerCase());

/** Notes on what the mode does with the list that was just read. */
const modeNotes = ({ data, skippedRows }: Seen): readonly string[] =>
  notesOf(
    data.mode === 'disabled' && 'Restrict Senders is off (mode disabled): the list has no effect.',
    data.mode === 'blacklist' && 'The mode is blacklist: whoever is on the list may not send.',
    skippedNote(skippedRows),
  );

const isOnTheList = (entry: string, { data }: Seen) => data.allowed_senders.some(same(entry));

const lookFor = (context: ActionContext, subaccountId: string | undefined, entry: string) => async () => {
  const seen = await view(context, subaccountId);
  return seen.ok ? ok(`${entry} is ${isOnTheList(entry, seen.data) ? '' : 'not '}on the list.`) : seen;
};

const listIn = ({ data }: Seen) => ({ mode: data.mode, allowed_senders: [...data.allowed_senders] });

/**
 * Replaces the whole list, the only way to change an entry or the mode (smtp2go-api.md 2.4). Reads the list again just
 * before and sends nothing if it differs from `seen`, so that nobody else's change is undone.
 */
async function replace(
  seen: Seen,
  request: RequestOf<'allowed_senders/update'>,
  context: ActionContext,
): Promise<Result<Seen>> {
  if (seen.skippedRows > 0) {
    // An entry that could not be read would be deleted.
    return fail({ kind: 'malformed-reply', where: 'data.allowed_senders', text: '', requestId: seen.requestId });
  }
  const now = await view(context, request.subaccount_id);
  if (!now.ok) return now;
  if (JSON.stringify(listIn(now.data)) !== JSON.stringify(listIn(seen)) || now.data.skippedRows > 0) {
    return fail({ kind: 'conflict', what: 'The list of allowed senders' });
  }
  return verifyIfUnknown(
    context.client.call('allowed_senders/update', request, { signal: context.signal }),
    async () => {
      const after = await view(context, request.subaccount_id);
      if (!after.ok) return after;
      const wanted = { mode: request.mode, allowed_senders: request.allowed_senders };
      const isDone = JSON.stringify(listIn(after.data)) === JSON.stringify(wanted);
      return ok(isDone ? 'The list is as it was to be.' : 'The list is not as it was to be.');
    },
  );
}

export const allowedSenderHandlers = {
  allowed_senders_add: async ({ email_address, subaccount_id }, context) => {
    const added = await verifyIfUnknown(
      context.client.call(
        'allowed_senders/add',
        { allowed_senders: [email_address], subaccount_id },
        { signal: context.signal },
      ),
      lookFor(context, subaccount_id, email_address),
    );
    if (!added.ok) return added;
    const { mode, allowed_senders } = added.data.data;
    return answer({ mode, allowed_senders: [...allowed_senders] }, added.data.requestId, modeNotes(added.data));
  },

  allowed_senders_remove: async ({ email_address, subaccount_id }, context) => {
    const before = await view(context, subaccount_id);
    if (!before.ok) return before;
    const entry = before.data.data.allowed_senders.find(same(email_address));
    if (entry === undefined) {
      return answer({ removed: false, ...listIn(before.data) }, before.data.requestId, [
        `${email_address} is not on the list.`,
        ...modeNotes(before.data),
      ]);
    }
    const sent = await verifyIfUnknown(
      context.client.call(
        'allowed_senders/remove',
        { allowed_senders: [entry], subaccount_id },
        { signal: context.signal },
      ),
      lookFor(context, subaccount_id, entry),
    );
    if (!sent.ok) return sent;
    // It is not certain that the response lists the remaining entries (smtp2go-api.md 2.3).
    const after = await view(context, subaccount_id);
    if (!after.ok) return fail({ kind: 'outcome-unknown', endpoint: '/allowed_senders/remove' });
    const removed = !isOnTheList(entry, after.data);
    const notes = removed ? keepLabel(context.labels, LABEL, keyOf(subaccount_id, entry), undefined) : [];
    return answer({ removed, ...listIn(after.data) }, sent.data.requestId, [...notes, ...modeNotes(after.data)]);
  },

  allowed_senders_update: async (input, context) => {
    const { allowed_sender_id, email_address, name, subaccount_id } = input;
    const seen = await view(context, subaccount_id);
    if (!seen.ok) return seen;
    const list = seen.data.data.allowed_senders;
    const at = list.findIndex(same(allowed_sender_id));
    const old = list[at];
    if (old === undefined) return refuse('allowed_sender_id', `${allowed_sender_id} is not on the list.`);

    const entry = email_address ?? old;
    const [oldKey, key] = [keyOf(subaccount_id, old), keyOf(subaccount_id, entry)];
    // Read the label first: a disk failure afterwards would hide that the change was made.
    const label = name ?? context.labels.get(LABEL, oldKey);
    let answered = seen.data;
    if (entry !== old) {
      if (list.some((other, index) => index !== at && same(entry)(other))) {
        return refuse('email_address', `${entry} is on the list already.`);
      }
      const request = { allowed_senders: list.with(at, entry), mode: seen.data.data.mode, subaccount_id };
      const sent = await replace(seen.data, request, context);
      if (!sent.ok) return sent;
      answered = sent.data;
    }
    const notes = [
      ...(oldKey === key ? [] : keepLabel(context.labels, LABEL, oldKey, undefined)),
      ...keepLabel(context.labels, LABEL, key, label),
    ];
    const { mode } = answered.data;
    return answer({ email_address: entry, kind: kindOf(entry), label: label || undefined, mode }, answered.requestId, [
      ...notes,
      ...modeNotes(answered),
    ]);
  },

  allowed_senders_set_mode: async ({ mode, subaccount_id }, context) => {
    const seen = await view(context, subaccount_id);
    if (!seen.ok) return seen;
    const { requestId } = seen.data;
    if (seen.data.data.mode === mode) return answer(listIn(seen.data), requestId, [`The mode is ${mode} already.`]);
    const list = [...seen.data.data.allowed_senders];
    if (mode !== 'disabled') {
      const { facts, phrase } = await refusals(mode, list, subaccount_id, context);
      if (context.signal.aborted) return fail({ kind: 'cancelled' });
      const asked = facts.length > 0 && unconfirmed(context, phrase, facts);
      if (asked) return asked;
    }
    const sent = await replace(seen.data, { allowed_senders: list, mode, subaccount_id }, context);
    if (!sent.ok) return sent;
    return answer(listIn(sent.data), sent.data.requestId, [
      ...(mode === 'disabled' ? [] : ['Sender domains and single senders have no effect while the list is on.']),
      ...modeNotes(sent.data),
    ]);
  },

  allowed_senders_view: async (input, context) => {
    const { limit, offset, sender_email, verified, subaccount_id } = input;
    const seen = await view(context, subaccount_id);
    if (!seen.ok) return seen;
    const entries = seen.data.data.allowed_senders.filter(sender_email === undefined ? () => true : same(sender_email));
    const { stateOf, notes } = await verification(entries, subaccount_id, context);
    const rows = entries.map((entry) => ({
      email_address: entry,
      kind: kindOf(entry),
      verified: stateOf(entry),
      label: context.labels.get(LABEL, keyOf(subaccount_id, entry)),
    }));
    const matching = verified === undefined ? rows : rows.filter((row) => row.verified === verified);
    const { data, ...extent } = sliceRows(matching, { offset, limit });
    return ok({
      data: { mode: seen.data.data.mode, allowed_senders: data },
      ...extent,
      requestId: seen.data.requestId,
      notes: [...notes, ...modeNotes(seen.data)],
    });
  },
} satisfies Partial<Handlers>;

/** How far back to look for senders that a mode would refuse, in days. */
const DAYS = 30;

/**
 * The facts to confirm before a mode that refuses senders is used (which senders of the last 30 days would be refused),
 * and the phrase to type. No facts if it is known to refuse nobody; if the senders can't be read, that is a fact too.
 */
async function refusals(
  mode: 'whitelist' | 'blacklist',
  list: readonly string[],
  subaccountId: string | undefined,
  context: ActionContext,
): Promise<{ readonly facts: readonly string[]; readonly phrase: string }> {
  const empty =
    mode === 'whitelist' && list.length === 0 ? ['The list is empty: no mail at all would be accepted.'] : [];
  const history = await context.client.call(
    'stats/email_history',
    {
      group_by: 'email_address',
      ...wireRange(undefined, undefined, DAYS, context.clock.now()),
      subaccounts: subaccountId === undefined ? undefined : [subaccountId],
    },
    { signal: context.signal },
  );
  if (!history.ok) {
    const fact = `Who sent in the last ${DAYS} days could not be read (${failureTitle(history.failure)}): they may be refused.`;
    return { facts: [...empty, fact], phrase: `use the ${mode}` };
  }
  const listed = new Set(list.map((entry) => entry.toLowerCase()));
  const refused = history.data.data.history
    .flatMap(({ email_address, used }) => (email_address === undefined || used === 0 ? [] : [{ email_address, used }]))
    .filter(({ email_address }) => isListed(email_address, listed) === (mode === 'blacklist'))
    .toSorted((a, b) => b.used - a.used);
  const names = refused.map(
    ({ email_address, used }) => `${email_address} (${counted(used, 'e-mail', 'e-mails', 'en')})`,
  );
  const { skippedRows } = history.data;
  return {
    facts: [
      ...empty,
      ...(names.length > 0
        ? [`Mail of these senders of the last ${DAYS} days would be refused: ${someOf(names)}.`]
        : []),
      ...(skippedRows > 0
        ? [
            `${counted(skippedRows, 'row', 'rows', 'en')} of the statistics could not be read: there may be more senders.`,
          ]
        : []),
    ],
    phrase: names.length > 0 ? `refuse ${counted(names.length, 'sender', 'senders', 'en')}` : `use the ${mode}`,
  };
}

/** Whether an address is on the list, itself or by its domain. */
function isListed(address: string, listed: ReadonlySet<string>): boolean {
  const sender = address.toLowerCase();
  return listed.has(sender) || listed.has(sender.slice(sender.lastIndexOf('@') + 1));
}
