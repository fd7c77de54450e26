import { ACTIONS } from '../../../shared/actions/index.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { obstacleTo } from '../../model/list/why-disabled.ts';
import { ActionButton } from './ActionButton.tsx';
import type { CreateAction, List } from './list.ts';

interface Props {
  readonly status: AccountStatus;
  readonly list: List;
  readonly isStale: boolean;
  /** Why none of them can be used now, whatever else. */
  readonly obstacle?: string | undefined;
  /** Only what a person most often comes for. */
  readonly isOnlyLast?: boolean;
  /** Another place in the view has the one primary button. */
  readonly isPlain?: boolean;
  readonly onCreate?: (createAction: CreateAction) => void;
}

/** What makes something new; the last of them is what a person most often comes for. */
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
