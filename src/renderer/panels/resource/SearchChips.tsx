import type { ListSearch } from '../../../shared/settings.ts';
import { locale } from '../../locale.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { searchParts, withoutFields } from './list-search.ts';

interface Props {
  readonly search: ListSearch;
  readonly now: number;
  readonly onChange: (search: ListSearch | undefined) => void;
}

/** What SMTP2GO was asked for, each part with a way to do without it. */
export function SearchChips({ search, now, onChange }: Props) {
  return (
    <fieldset className="flex min-w-0 basis-full flex-wrap items-center gap-2">
      <legend className="sr-only">What is searched for</legend>
      <span className="text-text-3" aria-hidden>
        Only
      </span>
      {searchParts(search, now, locale).map(({ fields, words }) => (
        <Chip key={fields.join()} endName={`Not only ${words}`} onEnd={() => onChange(withoutFields(search, fields))}>
          {words}
        </Chip>
      ))}
      <Button kind="quiet" size="row" onClick={() => onChange(undefined)}>
        Clear
      </Button>
    </fieldset>
  );
}
