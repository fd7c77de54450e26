import { ACTIONS } from '../../../shared/actions/index.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { count } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import type { Row } from '../../model/list/column.ts';
import { obstacleTo } from '../../model/list/why-disabled.ts';
import { Button } from '../../ui/Button.tsx';
import { ActionButton } from './ActionButton.tsx';
import type { List, RowAction } from './list.ts';

interface Props {
  readonly status: AccountStatus;
  readonly list: List;
  readonly rows: readonly Row[];
  readonly isStale: boolean;
  readonly onAction: (rowAction: RowAction, rows: readonly Row[]) => void;
  readonly onCopy: () => void;
  readonly onClear: () => void;
}

/** Needs no form, so it can run on many rows. */
const isForMany = (rowAction: RowAction): boolean =>
  rowAction.isDirect === true || ACTIONS[rowAction.action].effect === 'destroy';

/** The actions on the selected rows. Each counts only the rows it applies to. */
export function SelectionBar({ status, list, rows, isStale, onAction, onCopy, onClear }: Props) {
  if (rows.length === 0) return null;
  return (
    <div
      role="toolbar"
      aria-label="Selection"
      className="absolute bottom-11 left-1/2 z-1 flex -translate-x-1/2 items-center gap-2 rounded-float border border-line-strong bg-raised py-1.5 pr-1.5 pl-4 shadow-float"
    >
      <span className="mr-2 font-medium whitespace-nowrap">{count(rows.length, locale)} selected</span>
      {(list.rowActions ?? []).filter(isForMany).map((rowAction) => {
        const those = rows.filter((row) => rowAction.isFor?.(row) ?? true);
        return (
          those.length > 0 && (
            <ActionButton
              key={rowAction.label}
              label={`${rowAction.label} ${count(those.length, locale)}`}
              action={rowAction.action}
              asks={rowAction.consequence !== undefined}
              obstacle={obstacleTo(status, ACTIONS[rowAction.action], isStale)}
              onAction={() => onAction(rowAction, those)}
            />
          )
        );
      })}
      <Button onClick={onCopy}>Copy</Button>
      <Button kind="quiet" onClick={onClear}>
        Clear
        <kbd className="rounded-tag border border-line-strong px-1 font-sans text-least" aria-hidden>
          Esc
        </kbd>
      </Button>
    </div>
  );
}
