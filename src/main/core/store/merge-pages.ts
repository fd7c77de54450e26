import type { IncidentPage } from '../../../shared/bridge.ts';

type Key = NonNullable<IncidentPage['next']>;

const newestFirst = (a: Key, b: Key): number => b.openedAt - a.openedAt || (a.id === b.id ? 0 : a.id < b.id ? 1 : -1);

/**
 * The newest incidents of several accounts' pages as one page. A page that goes on knows nothing of what is older than
 * where it stops, so the whole stops at the newest of those places: nobody is missed, nobody comes twice.
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
