import { ACTIONS, type ActionId } from '../../../shared/actions/index.ts';
import type { RunAnswer } from '../../../shared/bridge.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { AskDialog } from '../resource/AskDialog.tsx';
import { ActionResult } from './ActionResult.tsx';
import { EFFECTS } from './effects.ts';
import { FormBody } from './FormBody.tsx';
import { RunProgress } from './RunProgress.tsx';
import { useActionForm } from './use-action-form.ts';

interface Props {
  readonly id: ActionId;
  readonly account: AccountStatus;
  /** Values known in advance. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** Parameters with a settled value, not shown. */
  readonly hidden?: readonly string[];
  /** Called after a successful run. */
  readonly onDone: (answer: RunAnswer) => void;
  /** Called when the form should close. */
  readonly onCancel: () => void;
}

/** The form of one action for one account, generated from its schema; its result after a run. */
export function ActionForm({ onCancel, ...of }: Props) {
  const form = useActionForm(of);
  const action = ACTIONS[of.id];
  const isOver = form.underWay === undefined && form.problem === undefined;
  if (form.outcome && isOver) {
    return (
      <div className="flex flex-col gap-4">
        <ActionResult id={of.id} {...form.outcome} onRest={form.runRest} />
        <div className="flex justify-end">
          <Button kind="primary" autoFocus onClick={onCancel}>
            Done
          </Button>
        </div>
      </div>
    );
  }
  return (
    <>
      <form
        ref={form.element}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
        className="flex flex-col gap-4"
      >
        <p className="text-text-2">
          {action.help} <Tag>{EFFECTS[action.effect].tag}</Tag>
        </p>
        <FormBody form={form} />
        {form.underWay && <RunProgress underWay={form.underWay} />}
        {form.missing === undefined && form.obstacle !== undefined && (
          <p className="text-small text-text-2">{form.obstacle}</p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={form.underWay ? form.cancel : onCancel}>Cancel</Button>
          <Button type="submit" kind={action.effect === 'destroy' ? 'destroying' : 'primary'} disabled={!form.isReady}>
            {action.title}
          </Button>
        </div>
      </form>
      <AskDialog question={form.question} onClose={form.closeQuestion} />
    </>
  );
}
