import type { AccountStatus } from '../../../shared/state.ts';
import type { MadeRequest } from '../api/attempts.ts';
import type { RecentCall, RecentPoll } from '../polling/recent-polls.ts';
import type { ReportSource } from '../ports.ts';
import { seconds, stamp } from './words.ts';

/** An account and its last polls, oldest first; `polls` is undefined if it is not watched. */
export interface AccountPolls {
  readonly status: AccountStatus;
  readonly polls: readonly RecentPoll[] | undefined;
}

/**
 * The last checks of each account: how long they took, how they ended, and their calls. Nothing of what was asked or
 * answered.
 */
export const pollsSource = (accounts: () => readonly AccountPolls[]): ReportSource => ({
  name: 'checks',
  title: 'Last checks',
  limitMs: 5_000,
  read: (say) => {
    const all = accounts();
    if (all.length === 0) say('There is no account.');
    for (const { status, polls } of all) {
      for (const line of statusLines(status)) say(line);
      if (polls === undefined) say('  Not watched.');
      else if (polls.length === 0) say('  No check since the start.');
      for (const poll of polls?.toReversed() ?? []) for (const line of pollLines(poll)) say(line);
      say('');
    }
  },
});

function statusLines({ account, keyKept, permissions, watch }: AccountStatus): readonly string[] {
  const { outcome, checkedAt, nextAt, isChecking, failure, notStored } = watch;
  const facts = [
    `account ${account.id}`,
    `key kept: ${keyKept}`,
    account.paused && 'paused',
    isChecking && 'a check is under way',
    outcome && `outcome: ${outcome.kind}`,
    failure && `failure: ${failure.kind}`,
    notStored && `not stored: ${notStored.reason}`,
    checkedAt !== undefined && `checked ${stamp(checkedAt)}`,
    nextAt !== undefined && `next ${stamp(nextAt)}`,
    permissions && `${permissions.length} permissions`,
  ];
  return [account.name, `  ${facts.filter(Boolean).join(', ')}`];
}

function pollLines({ startedAt, ended, calls, moreCalls }: RecentPoll): readonly string[] {
  const outcome = ended ? `${ended.outcome} after ${seconds(ended.afterMs)}` : 'has not ended';
  return [
    `  ${stamp(startedAt)}  ${outcome}`,
    ...calls.map((call) => `    ${callText(call)}`),
    ...(moreCalls > 0 ? [`    and ${moreCalls} more calls`] : []),
  ];
}

function callText({ path, startedAt, ended, requests }: RecentCall): string {
  const end = ended
    ? `${ended.failure ?? 'ok'} after ${seconds(ended.afterMs)}`
    : `under way since ${stamp(startedAt)}`;
  return [`${path}  ${end}`, ...requests.map((request) => requestText(request, path))].join('; ');
}

/** A request asks another endpoint than its call does when the client checks the key in between. */
function requestText({ path, status, durationMs, requestId }: MadeRequest, ofCall: string): string {
  const where = path === ofCall ? '' : `${path} `;
  const id = requestId === undefined ? '' : `, request ${requestId}`;
  return `${where}${status ?? 'no response'} in ${seconds(durationMs)}${id}`;
}
