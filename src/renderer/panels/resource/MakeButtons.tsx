import { ACTIONS } from '../../../shared/actions/index.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { obstacleTo } from '../../model/list/why-disabled.ts';
import { ActButton } from './ActButton.tsx';
import type { List, Make } from './list.ts';

interface Props {
  readonly status: AccountStatus;
  readonly list: List;
  readonly isStale: boolean;
  /** Why none of them can be used now, whatever else. */
  readonly rest?: string | undefined;
  /** Only what a person most often comes for. */
  readonly isOnlyLast?: boolean;
  /** Another place in the view has the one primary button. */
  readonly isPlain?: boolean;
  readonly onMake?: (make: Make) => void;
}

/** What makes something new; the last of them is what a person most often comes for. */
export function MakeButtons({ status, list, isStale, rest, isOnlyLast = false, isPlain = false, onMake }: Props) {
  const makes = list.makes ?? [];
  return (isOnlyLast ? makes.slice(-1) : makes).map((make) => {
    const isLast = make === makes.at(-1);
    return (
      <ActButton
        key={make.word}
        word={make.word}
        action={make.action}
        asks
        obstacle={rest ?? obstacleTo(status, ACTIONS[make.action], isStale)}
        {...(isLast ? { icon: 'add' } : {})}
        {...(isLast && !isPlain ? { kind: 'primary' } : {})}
        onAct={() => onMake?.(make)}
      />
    );
  });
}
