import type { EventType } from '../../../shared/event-types.ts';
import type { ListSearch } from '../../../shared/settings.ts';
import { when } from '../../model/format.ts';

/** One part of a search as text, with its fields. */
export interface SearchPart {
  readonly fields: readonly (keyof ListSearch)[];
  readonly text: string;
}

const NOUNS: Readonly<Record<EventType, string>> = {
  processed: 'accepted',
  'soft-bounced': 'soft bounces',
  'hard-bounced': 'hard bounces',
  rejected: 'rejects',
  spam: 'spam complaints',
  delivered: 'delivered',
  unsubscribed: 'unsubscribes',
  resubscribed: 'resubscribes',
  opened: 'opens',
  clicked: 'clicks',
};

const isBounce = (event: EventType): boolean => event === 'hard-bounced' || event === 'soft-bounced';

function eventText(events: readonly EventType[]): string {
  const hasBoth = events.includes('hard-bounced') && events.includes('soft-bounced');
  const single = hasBoth ? events.filter((event) => !isBounce(event)) : events;
  return [...(hasBoth ? ['hard and soft bounces'] : []), ...single.map((event) => NOUNS[event])].join(', ');
}

function timeText({ from, to }: ListSearch, now: number, locale: string): string | undefined {
  const end = to === undefined ? 'now' : when(to, now, locale);
  if (from !== undefined) return `${when(from, now, locale)} to ${end}`;
  return to === undefined ? undefined : `until ${end}`;
}

/** The parts of a search as text: `hard and soft bounces`, `northwind-crm`, `23 Nov, 14:31 to now`. */
export function searchParts(search: ListSearch, now: number, locale: string): readonly SearchPart[] {
  const { events, username, sender, recipient } = search;
  const part = (fields: SearchPart['fields'], text: string | undefined) =>
    text === undefined ? [] : [{ fields, text }];
  return [
    ...part(['events'], events && eventText(events)),
    ...part(['username'], username),
    ...part(['sender'], sender && `from ${sender}`),
    ...part(['recipient'], recipient && `to ${recipient}`),
    ...part(['from', 'to'], timeText(search, now, locale)),
  ];
}

/** A search without some of its fields; `undefined` if nothing is left. */
export function withoutFields(
  search: ListSearch | undefined,
  fields: readonly (keyof ListSearch)[],
): ListSearch | undefined {
  const left: ListSearch = { ...search };
  for (const field of fields) delete left[field];
  return Object.keys(left).length === 0 ? undefined : left;
}
