import { useEffect, useEffectEvent, useRef } from 'react';
import { ACTIONS } from '../../../shared/actions/index.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { keyOf } from '../../model/form.ts';
import { Button } from '../../ui/Button.tsx';
import { ActionResult } from '../action/ActionResult.tsx';
import { EFFECTS } from '../action/effects.ts';
import { FormBody } from '../action/FormBody.tsx';
import { RunProgress } from '../action/RunProgress.tsx';
import { useActionForm } from '../action/use-action-form.ts';
import { AskDialog } from '../resource/AskDialog.tsx';
import type { ActionEntry } from './entries.ts';

interface Props {
  readonly entry: ActionEntry;
  readonly account: AccountStatus;
  /** Called with a way to cancel when a run starts, and without one when it ends. */
  readonly onRun: (cancel: (() => void) | undefined) => void;
  readonly onBack: () => void;
}

const nothing = () => undefined;

/** The form of the chosen action, with its result below. */
export function PaletteAction({ entry, account, onRun, onBack }: Props) {
  const { title, help, effect } = ACTIONS[entry.action];
  const form = useActionForm({ id: entry.action, account, typed: entry.typed, onDone: nothing });
  const { outcome, underWay } = form;
  const result = useRef<HTMLDivElement>(null);
  // Scrolls the result into view below a long form.
  useEffect(() => {
    if (outcome) result.current?.scrollIntoView({ block: 'start' });
  }, [outcome]);
  const isRunning = underWay !== undefined;
  const begun = useEffectEvent(() => onRun(form.cancel));
  const ended = useEffectEvent(() => onRun(undefined));
  useEffect(() => {
    if (!isRunning) return undefined;
    begun();
    return () => ended();
  }, [isRunning]);
  const offset = form.fields.find((field) => keyOf(field).endsWith('offset'));
  const label = effect === 'read' ? (outcome ? 'Run again' : 'Run') : title;
  return (
    <>
      <form
        ref={form.element}
        noValidate
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
        className="flex min-h-0 grow flex-col"
      >
        <div className="@container/form relative min-h-0 grow overflow-y-auto">
          <div className="flex flex-col gap-2 p-4">
            <h2 className="flex flex-wrap items-baseline gap-x-2">
              {title}
              <span className="font-mono text-small font-normal text-text-3">{entry.action}</span>
            </h2>
            <p className="mb-1 text-text-2">{help}</p>
            <FormBody form={form} />
          </div>
          {outcome && (
            <div ref={result} className="scroll-mt-1 border-t p-4">
              <ActionResult
                id={entry.action}
                {...outcome}
                isEarlier={form.isEarlier}
                onRest={form.runRest}
                onNext={offset && ((next) => form.runWith({ [keyOf(offset)]: next }))}
              />
            </div>
          )}
        </div>
        <div className="flex min-h-12 items-center gap-2 border-t bg-sunken px-4 py-2">
          <div className="min-w-0 grow text-small text-text-3">
            {underWay ? <RunProgress underWay={underWay} /> : (form.obstacle ?? EFFECTS[effect].sentence)}
          </div>
          {underWay ? (
            <Button onClick={form.cancel}>Cancel</Button>
          ) : (
            <Button kind="quiet" onClick={onBack}>
              Back
              <kbd className="rounded-tag border border-line-strong px-1 font-sans text-least" aria-hidden>
                Esc
              </kbd>
            </Button>
          )}
          <Button type="submit" kind={effect === 'destroy' ? 'destroying' : 'primary'} disabled={!form.isReady}>
            {effect === 'destroy' && !form.asked ? `${label}…` : label}
          </Button>
        </div>
      </form>
      <AskDialog question={form.question} onClose={form.closeQuestion} />
    </>
  );
}
