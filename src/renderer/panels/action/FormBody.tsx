import { Fragment } from 'react';
import type { Action } from '../../../shared/actions/define.ts';
import { ACTIONS } from '../../../shared/actions/index.ts';
import { type FormField, type FormValues, keyOf } from '../../model/form.ts';
import { titleOfField } from '../../model/list/column.ts';
import { Field } from '../../ui/Field.tsx';
import { PermissionFace } from '../PermissionFace.tsx';
import { ProblemNote } from '../ProblemFace.tsx';
import { DayRange } from './DayField.tsx';
import { FormControl } from './FormControl.tsx';
import type { ActionFormState } from './use-action-form.ts';

interface ActionFieldsProps {
  readonly action: Pick<Action, 'unsupported'>;
  readonly fields: readonly FormField[];
  readonly values: FormValues;
  /** The values the form opened with. */
  readonly initial: FormValues;
  readonly refusals: Readonly<Record<string, string>>;
  readonly onChange: (key: string, value: string) => void;
}

/** The first of two date fields that form a range. */
const beginsRange = (field: FormField | undefined, next: FormField | undefined): boolean =>
  field?.kind === 'date' && next?.kind === 'date' && field.group === next.group;

/** All fields of an action, and those SMTP2GO does not offer, with the reason and an alternative. */
function ActionFields({ action, fields, values, initial, refusals, onChange }: ActionFieldsProps) {
  const controlOf = (field: FormField) => ({
    field,
    value: values[keyOf(field)] ?? '',
    initial: initial[keyOf(field)],
    refusal: refusals[keyOf(field)],
    onChange: (value: string) => onChange(keyOf(field), value),
  });
  return (
    <>
      {fields.map((field, n) => {
        const [before, next] = [fields[n - 1], fields[n + 1]];
        if (beginsRange(before, field)) return null;
        return (
          <Fragment key={keyOf(field)}>
            {field.group !== undefined && field.group !== before?.group && <h3 className="mt-1">{field.group}</h3>}
            {next && beginsRange(field, next) ? (
              <DayRange first={controlOf(field)} last={controlOf(next)} />
            ) : (
              <FormControl {...controlOf(field)} />
            )}
          </Fragment>
        );
      })}
      {Object.entries(action.unsupported ?? {}).map(([name, reason]) => (
        <Field
          key={name}
          label={titleOfField(name)}
          value=""
          placeholder="not available"
          disabled
          readOnly
          help={reason}
        />
      ))}
    </>
  );
}

interface GuardProps {
  readonly facts: readonly string[];
  readonly phrase: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A harmful change: its effects, and the phrase to type to confirm it. */
function Guard({ facts, phrase, value, onChange }: GuardProps) {
  return (
    <div role="alert" className="rounded-panel border border-line-strong bg-sunken p-3">
      <ul className="mb-3 flex flex-col gap-1 text-text-2 select-text">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <p aria-hidden className="mb-1 text-small font-medium wrap-anywhere text-text-2">
        To go on, type: {phrase}
      </p>
      <Field
        label={`To go on, type: ${phrase}`}
        isLabelHidden
        value={value}
        autoFocus
        onChange={(event) => onChange(event.target.value)}
        help="Nothing has been changed yet."
      />
    </div>
  );
}

/** The fields of an action with their problems, the confirmation, and the failure. */
export function FormBody({ form }: { readonly form: ActionFormState }) {
  const { id, account, fields, values, refusals, asked, problem, missing } = form;
  if (missing !== undefined) {
    return (
      <div className="-mx-3 -my-2">
        <PermissionFace status={account} title="This key may not do this" path={missing} />
      </div>
    );
  }
  return (
    <>
      <ActionFields
        action={ACTIONS[id]}
        fields={fields}
        values={values}
        initial={form.before}
        refusals={refusals}
        onChange={form.change}
      />
      {asked && <Guard facts={asked.facts} phrase={asked.phrase} value={form.phrase} onChange={form.setPhrase} />}
      <ProblemNote problem={problem} />
    </>
  );
}
