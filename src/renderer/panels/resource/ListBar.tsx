import { useRef } from 'react';
import { EVENT_TYPES, type EventType } from '../../../shared/event-types.ts';
import type { ListSearch } from '../../../shared/settings.ts';
import { visible } from '../../../shared/visible.ts';
import { count } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { textOf } from '../../model/list/column.ts';
import { isTimed } from '../../model/list/list-input.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { Segment } from '../../ui/Segment.tsx';
import { Select } from '../../ui/Select.tsx';
import type { List } from './list.ts';
import { searchParts, withoutFields } from './list-search.ts';
import type { Shown } from './use-shown.ts';

interface SearchChipsProps {
  readonly search: ListSearch;
  readonly now: number;
  readonly onChange: (search: ListSearch | undefined) => void;
}

/** The parts of the search sent to SMTP2GO, each with a button to remove it. */
function SearchChips({ search, now, onChange }: SearchChipsProps) {
  return (
    <fieldset className="flex min-w-0 basis-full flex-wrap items-center gap-2">
      <legend className="sr-only">Search</legend>
      <span className="text-text-3" aria-hidden>
        Only
      </span>
      {searchParts(search, now, locale).map(({ fields, text }) => (
        <Chip key={fields.join()} endName={`Not only ${text}`} onEnd={() => onChange(withoutFields(search, fields))}>
          {text}
        </Chip>
      ))}
      <Button kind="quiet" size="row" onClick={() => onChange(undefined)}>
        Clear
      </Button>
    </fieldset>
  );
}

/** The choices made above a list. */
export interface Chosen {
  readonly filter: string;
  readonly facet: string | undefined;
  /** The value of the facet that SMTP2GO is asked for. */
  readonly kind: string | undefined;
  readonly days: number | undefined;
  readonly choice: string | undefined;
  readonly search: string;
  /** The search the route came with. */
  readonly asked: ListSearch | undefined;
}

interface Props {
  readonly list: List;
  readonly chosen: Chosen;
  readonly facets: Shown['facets'];
  /** All rows are loaded, so counts are complete. */
  readonly isWhole: boolean;
  readonly now: number;
  readonly onChoose: (changed: Partial<Chosen>) => void;
}

const RANGES = [1, 7, 30, 90] as const;
const rangeTitle = (days: number) => (days === 1 ? 'Today' : `${days} d`);
/** A field with more values is not offered as a filter. */
const MOST_FACETS = 12;
/** With more choices a menu takes less room than buttons. */
const MOST_IN_SIGHT = 6;

/**
 * The kinds of events to ask SMTP2GO for, if more rows exist than are loaded. `undefined` if the loaded rows are enough
 * to filter.
 */
const askableEvents = (list: List, { facet, asked }: Chosen, hasMore: boolean): readonly EventType[] | undefined =>
  list.searched && hasMore && facet === undefined ? (asked?.events ?? EVENT_TYPES) : undefined;

/** The filters of a list: text, kind, days, and a search by SMTP2GO. */
export function ListBar({ list, chosen, facets, isWhole, now, onChoose }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const total = facets.reduce((sum, [, those]) => sum + those, 0);
  const column = list.columns.find(({ field }) => field === list.facet);
  const labels = column?.labels;
  const kindName = column?.title ?? 'Kind';
  const days = chosen.days ?? list.range?.days;
  const askable = askableEvents(list, chosen, facets.length > 0 && !isWhole);
  // Once SMTP2GO is asked for a kind, the rows of the others are gone.
  const asksKind = list.facetAsk && (chosen.kind !== undefined || (facets.length > 0 && !isWhole));
  const offered = askable ?? (asksKind ? Object.keys(list.facetAsk?.values ?? {}) : undefined);
  const values = offered?.map((value) => [value, 0] as const) ?? facets;
  const isNarrowable = values.length > 1 && values.length <= MOST_FACETS;
  const tally = (those: number) => (isWhole && !offered ? ` ${count(those, locale)}` : '');
  const kinds = [
    { value: '', title: `All${tally(total)}` },
    ...values.map(([value, those]) => ({
      value,
      title: `${textOf({ kind: 'text', ...(labels && { labels }) }, value, locale) || 'none'}${tally(those)}`,
    })),
  ];
  const chooseKind = (kind: string) => {
    const event = askable?.find((one) => one === kind);
    const value = kind === '' ? undefined : kind;
    onChoose(event ? { asked: { ...chosen.asked, events: [event] } } : asksKind ? { kind: value } : { facet: value });
  };
  const end = (changed: Partial<Chosen>) => {
    onChoose(changed);
    // The clicked button disappears, so the focus moves to the filter field.
    bar.current?.querySelector('input')?.focus();
  };
  return (
    <div ref={bar} className="mb-3 flex flex-wrap items-center gap-2">
      <SearchBox
        name={list.search ? 'Filter, or Enter to search' : 'Filter'}
        value={chosen.filter}
        onChange={(filter) => onChoose({ filter })}
        onEnter={list.search ? (search) => onChoose({ search, ...(search === '' ? {} : { filter: '' }) }) : undefined}
      />
      {chosen.search !== '' && (
        <Chip label="Search" endName="End the search" onEnd={() => end({ search: '' })}>
          {visible(chosen.search)}
        </Chip>
      )}
      {list.range && (
        <Segment
          name="Days"
          value={isTimed(chosen.asked) ? '' : String(days)}
          options={RANGES.map((range) => ({ value: String(range), title: rangeTitle(range) }))}
          onChange={(range) => onChoose({ days: Number(range), asked: withoutFields(chosen.asked, ['from', 'to']) })}
        />
      )}
      {list.choice && (
        <Segment
          name="Rows"
          value={chosen.choice ?? list.choice.options[0]?.[0] ?? ''}
          options={list.choice.options.map(([value, title]) => ({ value, title }))}
          onChange={(choice) => onChoose({ choice })}
        />
      )}
      {isNarrowable && kinds.length <= MOST_IN_SIGHT && (
        <Segment name={kindName} value={chosen.kind ?? chosen.facet ?? ''} options={kinds} onChange={chooseKind} />
      )}
      {isNarrowable && kinds.length > MOST_IN_SIGHT && (
        <Select
          label={kindName}
          isInline
          className="w-44"
          value={chosen.kind ?? chosen.facet ?? ''}
          options={kinds}
          onChange={chooseKind}
        />
      )}
      {list.searched && chosen.asked && (
        <SearchChips search={chosen.asked} now={now} onChange={(asked) => end({ asked })} />
      )}
    </div>
  );
}
