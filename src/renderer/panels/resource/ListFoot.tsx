import { count, counted, span } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { clock, exact, utc } from '../../model/format.ts';
import { Button } from '../../ui/Button.tsx';
import type { List } from './list.ts';
import type { Listed } from './use-list.ts';

interface Props {
  readonly list: List;
  readonly listed: Listed;
  /** The number of rows left after filtering. */
  readonly shown: number;
  readonly now: number;
  readonly onMore: () => void;
}

/** The number of rows shown and in total, their source and age, and a button for more. */
export function ListFoot({ list, listed, shown, now, onMore }: Props) {
  const { rows, total, stale, at, hasMore, problem } = listed;
  const all = counted(Math.max(total ?? 0, rows.length), list.nouns[0], list.nouns[1], locale);
  const loaded = hasMore
    ? `${count(rows.length, locale)}${total === undefined ? ', and more,' : ` of ${all}`} loaded`
    : all;
  return (
    <>
      <span>
        {shown < rows.length && `${count(shown, locale)} shown · `}
        {loaded} ·{' '}
        <time dateTime={utc(at)} title={`${exact(at, locale)}\n${utc(at)}`}>
          {stale ? `saved copy, ${span(now - at)} old` : `checked ${clock(at, locale)}`}
        </time>
      </span>
      {problem && (
        <span role="alert" className="min-w-0 truncate text-critical">
          {problem.title}. {problem.advice}
        </span>
      )}
      {hasMore && (
        <Button size="row" className="ml-auto" onClick={onMore}>
          Show more
        </Button>
      )}
    </>
  );
}
