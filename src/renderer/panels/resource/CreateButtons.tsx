import { ACTIONS } from '../../../shared/actions/index.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { obstacleTo } from '../../model/list/why-disabled.ts';
import { ActionButton } from './ActionButton.tsx';
import type { CreateAction, List } from './list.ts';

interface Props {
  readonly status: AccountStatus;
  readonly list: List;
  readonly isStale: boolean;
  /** Why all of them are disabled. */
  readonly obstacle?: string | undefined;
  /** Shows only the most common one. */
  readonly isOnlyLast?: boolean;
  /** The primary button is elsewhere in the view. */
  readonly isPlain?: boolean;
  readonly onCreate?: (createAction: CreateAction) => void;
}

/** Buttons that create rows; the last one is the most common. */
export function CreateButtons({
  status,
  list,
  isStale,
  obstacle,
  isOnlyLast = false,
  isPlain = false,
  onCreate,
}: Props) {
  const createActions = list.createActions ?? [];
  return (isOnlyLast ? createActions.slice(-1) : createActions).map((createAction) => {
    const isLast = createAction === createActions.at(-1);
    return (
      <ActionButton
        key={createAction.label}
        label={createAction.label}
        action={createAction.action}
        asks
        obstacle={obstacle ?? obstacleTo(status, ACTIONS[createAction.action], isStale)}
        {...(isLast ? { icon: 'add' } : {})}
        {...(isLast && !isPlain ? { kind: 'primary' } : {})}
        onAction={() => onCreate?.(createAction)}
      />
    );
  });
}
