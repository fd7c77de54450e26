import type { Group, Window } from '../../../shared/alert.ts';

/**
 * One query of a poll, or one per SMTP user (`by: 'username'`). Ranges include `from` and exclude `to`, in ms since the
 * epoch.
 */
export type Query = AccountQuery | HistoryQuery | EventsQuery | UserBouncesQuery;

export interface AccountQuery {
  readonly path: 'stats/email_bounces' | 'stats/email_spam' | 'stats/email_unsubs' | 'stats/email_cycle';
}

/** The window itself, or the one of the same length just before it. */
export type Span = 'now' | 'before';

export interface HistoryQuery {
  readonly path: 'stats/email_history';
  readonly window: Window | 'day';
  readonly span: Span;
  readonly groupBy: Group;
  readonly from: number;
  readonly to: number;
}

/** Hard bounces, soft bounces, or both. */
export type BounceKind = 'hard' | 'soft' | 'any';

/** Counts bounce events, because history does not separate hard from soft (smtp2go-api.md 6, "Name traps"). */
export interface EventsQuery {
  readonly path: 'activity/search';
  readonly kind: BounceKind;
  readonly window: Window;
  readonly span: Span;
  readonly by: 'account' | 'username';
  readonly from: number;
  readonly to: number;
}

/** Hard and soft bounces of SMTP users over the last 30 days (smtp2go-api.md 2.12). */
export interface UserBouncesQuery {
  readonly path: 'stats/email_bounces';
  readonly by: 'username';
}

/** A query made once per user; the users come from the response to another query. */
export type PerUserQuery = UserBouncesQuery | (EventsQuery & { readonly by: 'username' });
export const isPerUser = (query: Query): query is PerUserQuery => 'by' in query && query.by === 'username';
