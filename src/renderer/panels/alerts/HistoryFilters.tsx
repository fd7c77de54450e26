import type { AccountStatus } from '../../../shared/state.ts';
import {
  type IncidentFilter,
  isNarrowed,
  LEVEL_OPTIONS,
  METRIC_OPTIONS,
  withLevel,
  withMetric,
} from '../../model/incident/incident-filter.ts';
import { chooseAccount } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';

interface Props {
  readonly filter: IncidentFilter;
  readonly onFilter: (filter: IncidentFilter) => void;
  /** All there are, and the one chosen in the header. */
  readonly all: readonly AccountStatus[];
  readonly chosenId: string | undefined;
}

const EVERY = 'every';

/** By what the ended incidents are narrowed. The account is the one of the header, changed from here too. */
export function HistoryFilters({ filter, onFilter, all, chosenId }: Props) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <Select
        label="Level"
        isInline
        className="w-36"
        value={filter.level ?? 'any'}
        options={LEVEL_OPTIONS}
        onChange={(chosen) => onFilter(withLevel(filter, chosen))}
      />
      <Select
        label="What was measured"
        isInline
        className="w-44"
        value={filter.metric ?? 'any'}
        options={METRIC_OPTIONS}
        onChange={(chosen) => onFilter(withMetric(filter, chosen))}
      />
      {all.length > 1 && (
        <Select
          label="Account"
          isInline
          className="w-52"
          value={chosenId ?? EVERY}
          options={[
            { value: EVERY, title: 'All accounts' },
            ...all.map(({ account }) => ({ value: account.id, title: account.name })),
          ]}
          onChange={(chosen) => chooseAccount(chosen === EVERY ? undefined : chosen)}
        />
      )}
      {isNarrowed(filter) && (
        <Button kind="quiet" onClick={() => onFilter({})}>
          Show all
        </Button>
      )}
    </div>
  );
}
