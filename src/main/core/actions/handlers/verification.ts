import type { ActionContext } from '../context.ts';
import { failureTitle } from '../mutation.ts';
import { notesOf, skippedNote } from '../notes.ts';
import { sameName } from '../spelling.ts';
import { isVerified } from './domain-records.ts';

type State = 'verified' | 'unverified' | 'unknown';

/** Which senders are verified, as far as it could be read, and notes on what could not. */
export interface Verification {
  readonly stateOf: (entry: string) => State;
  readonly notes: readonly string[];
}

/**
 * Combines the two places where a sender can be verified: its domain and the single addresses. Restrict Senders itself
 * does not have it (smtp2go-api.md 2.2). If one can't be read, senders are `unknown`, never `unverified`.
 */
export async function verification(
  entries: readonly string[],
  subaccount_id: string | undefined,
  context: ActionContext,
): Promise<Verification> {
  if (entries.length === 0) return { stateOf: () => 'unknown', notes: [] };
  const { client, signal } = context;
  const [domains, singles] = await Promise.all([
    client.call('domain/view', { subaccount_id }, { signal }),
    client.call('single_sender_emails/view', { subaccount_id }, { signal }),
  ]);

  const byDomain = new Map<string, boolean | undefined>();
  if (domains.ok) {
    for (const each of domains.data.data.domains) byDomain.set(sameName(each.domain.fulldomain), isVerified(each));
  }
  const bySingle = new Map<string, boolean>();
  if (singles.ok) {
    for (const each of singles.data.data.senders) bySingle.set(sameName(each.email_address), each.verified);
  }
  const areDomainsKnown = domains.ok && domains.data.skippedRows === 0;
  const areSinglesKnown = singles.ok && singles.data.skippedRows === 0;

  const stateOf = (entry: string): State => {
    const sender = sameName(entry);
    const isAddress = sender.includes('@');
    const domain = sender.slice(sender.lastIndexOf('@') + 1);
    const isByDomain = byDomain.get(domain);
    if (isByDomain || (isAddress && bySingle.get(sender))) return 'verified';
    const isAllKnown =
      (isByDomain === false || (areDomainsKnown && !byDomain.has(domain))) &&
      (!isAddress || areSinglesKnown || bySingle.has(sender));
    return isAllKnown ? 'unverified' : 'unknown';
  };
  return {
    stateOf,
    notes: notesOf(
      !domains.ok && `Sender domains could not be read (${failureTitle(domains.failure)}).`,
      !singles.ok && `Single senders could not be read (${failureTitle(singles.failure)}).`,
      domains.ok && skippedNote(domains.data.skippedRows),
      singles.ok && skippedNote(singles.data.skippedRows),
    ),
  };
}
