import { Fragment } from 'react';
import type { Action } from '../../../shared/actions/define.ts';
import { type FormField, type FormValues, keyOf } from '../../model/form.ts';
import { titleOfField } from '../../model/list/column.ts';
import { Field } from '../../ui/Field.tsx';
import { DayRange } from './DayField.tsx';
import { FormControl } from './FormControl.tsx';

interface Props {
  readonly action: Pick<Action, 'unsupported'>;
  readonly fields: readonly FormField[];
  readonly values: FormValues;
  readonly refusals: Readonly<Record<string, string>>;
  readonly onChange: (key: string, value: string) => void;
}

/** A day that the day of the next field follows: both are one range. */
const beginsRange = (field: FormField | undefined, next: FormField | undefined): boolean =>
  field?.kind === 'date' && next?.kind === 'date' && field.group === next.group;

/** Every field of an action, and those SMTP2GO has nothing for, with the reason and the nearest way. */
export function ActionFields({ action, fields, values, refusals, onChange }: Props) {
  const controlOf = (field: FormField) => ({
    field,
    value: values[keyOf(field)] ?? '',
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
