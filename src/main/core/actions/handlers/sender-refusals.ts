import { counted } from '../../../../shared/words.ts';
import type { ActionContext } from '../context.ts';
import { wireRange } from '../dates.ts';
import { failureTitle, someOf } from '../mutation.ts';

/** How far back to look for senders that a mode would refuse. */
const DAYS = 30;

/**
 * What a mode of Restrict Senders would do to those who sent in the last 30 days: facts for the person, none where it
 * is known to refuse nobody, and the phrase that confirms it all the same. Not being able to look is a fact too.
 */
export async function refusals(
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

/** By itself or by its domain. */
function isListed(address: string, listed: ReadonlySet<string>): boolean {
  const sender = address.toLowerCase();
  return listed.has(sender) || listed.has(sender.slice(sender.lastIndexOf('@') + 1));
}
