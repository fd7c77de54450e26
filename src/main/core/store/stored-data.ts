import type { Handlers, IncidentPage } from '../../../shared/bridge.ts';
import { fail, ok } from '../../../shared/failure.ts';
import type { AccountLookup } from '../registry.ts';
import type { AccountStore } from './account-store.ts';
import { onDisk } from './disk-errors.ts';

/** A chart has fewer pixels than this. */
const MOST_SAMPLES = 2_000;

const NO_INCIDENTS: IncidentPage = { incidents: [], next: undefined };

/** Requests of the window to read stored data of any account. */
export const createStoredData = (
  registry: AccountLookup<{ readonly store: AccountStore }>,
): Pick<Handlers, 'list_incidents' | 'get_incident' | 'list_samples'> => ({
  list_incidents: ({ accountId, ...query }) => {
    const runtimes = accountId === undefined ? registry.all() : [registry.get(accountId)];
    const { before, limit } = query;
    const read = runtimes.map((runtime) =>
      onDisk(() => runtime?.store.incidents({ ...query, before }) ?? NO_INCIDENTS),
    );
    const pages = read.flatMap((page) => (page.ok ? [page.data] : []));
    // One account whose file can't be read must not hide the others; the window says which it is.
    const refused = read.find((page) => !page.ok);
    return refused && pages.length === 0 ? refused : ok(mergePages(pages, limit));
  },
  get_incident: ({ accountId, incidentId }) => {
    const details = onDisk(() => registry.get(accountId)?.store.incidentDetails(incidentId));
    if (!details.ok) return details;
    return details.data ? ok(details.data) : fail({ kind: 'not-found', what: 'This incident' });
  },
  list_samples: ({ accountId, series, from, to }) =>
    onDisk(() => registry.get(accountId)?.store.samples(series, from, to, MOST_SAMPLES) ?? []),
});

type Key = NonNullable<IncidentPage['next']>;

const newestFirst = (a: Key, b: Key): number => b.openedAt - a.openedAt || (a.id === b.id ? 0 : a.id < b.id ? 1 : -1);

/**
 * Merges the pages of several accounts into one page, newest first. A page with a next page says nothing about
 * incidents older than its last one, so the merged page ends at the newest of these keys: no incident is missed or
 * repeated.
 */
export function mergePages(pages: readonly IncidentPage[], limit: number): IncidentPage {
  const known = pages.map((page) => page.next).filter((next) => next !== undefined);
  const [stop] = known.toSorted(newestFirst);
  const all = pages.flatMap((page) => page.incidents).toSorted(newestFirst);
  const within = stop ? all.filter((incident) => newestFirst(incident, stop) <= 0) : all;
  const incidents = within.slice(0, limit);
  const last = incidents.at(-1);
  if (within.length <= limit || !last) return { incidents, next: stop };
  return { incidents, next: { openedAt: last.openedAt, id: last.id } };
}
