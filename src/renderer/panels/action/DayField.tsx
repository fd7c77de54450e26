import { localDate } from '../../../shared/calendar.ts';
import { locale } from '../../locale.ts';
import type { FormField } from '../../model/form.ts';
import { dayText, isDay } from '../../model/month.ts';
import { Calendar } from '../../ui/Calendar.tsx';
import { Field } from '../../ui/Field.tsx';

interface Props {
  readonly field: FormField;
  readonly value: string;
  readonly refusal: string | undefined;
  readonly isLabelHidden?: boolean;
  readonly onChange: (value: string) => void;
}

/** A date, typed as YYYY-MM-DD or chosen in a calendar. */
export function DayField({ field, value, refusal, isLabelHidden = false, onChange }: Props) {
  return (
    <Field
      label={field.title}
      isLabelHidden={isLabelHidden}
      value={value}
      refusal={refusal}
      required={field.isRequired}
      maxLength={10}
      placeholder={field.isRequired ? 'YYYY-MM-DD' : 'not given'}
      help={isLabelHidden ? (isDay(value) ? dayText(value, locale) : undefined) : field.help}
      onChange={(event) => onChange(event.target.value.trim())}
      inside={
        <Calendar name={field.title} value={value} today={localDate(Date.now())} locale={locale} onChoose={onChange} />
      }
    />
  );
}

interface PairProps {
  readonly first: Props;
  readonly last: Props;
}

/** The two dates of a range, side by side. */
export function DayRange({ first, last }: PairProps) {
  return (
    <fieldset aria-label={`${first.field.title} and ${last.field.title}`} className="field min-w-0">
      <span aria-hidden className="mb-1 block text-small font-medium text-text-2">
        {first.field.title} – {last.field.title.toLowerCase()}
      </span>
      <div className="grid grid-cols-2 items-start gap-2">
        <DayField {...first} isLabelHidden />
        <DayField {...last} isLabelHidden />
      </div>
    </fieldset>
  );
}
