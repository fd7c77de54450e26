import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { entriesOf, type FormField } from '../../model/form.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';

interface Props {
  readonly field: FormField;
  readonly value: string;
  readonly refusal: string | undefined;
  readonly onChange: (value: string) => void;
}

const INPUT_TYPES = { secret: 'password', date: 'date', number: 'text' } as const;
const YES_NO = [
  { value: 'true', title: 'Yes' },
  { value: 'false', title: 'No' },
];

/** The words of an option as it is sent: `hard-bounced`, `spam complaints`. */
const optionsOf = (field: FormField) =>
  field.kind === 'yes_no' ? YES_NO : field.options.map((value) => ({ value, title: value }));

/** The control for one field of a form. */
export function FormControl({ field, value, refusal, onChange }: Props) {
  const label = field.isRequired ? field.title : `${field.title} (optional)`;
  switch (field.kind) {
    case 'choice':
    case 'yes_no': {
      const none = field.usual === undefined ? 'Not given' : `Usual: ${field.usual}`;
      return (
        <div>
          <Select
            label={label}
            value={value}
            options={[{ value: '', title: none }, ...optionsOf(field)]}
            onChange={onChange}
          />
          <p className={`mt-1 text-small ${refusal ? 'text-critical' : 'text-text-3'}`}>{refusal ?? field.help}</p>
        </div>
      );
    }
    case 'choices': {
      const chosen = entriesOf(value);
      const toggle = (option: string, isChosen: boolean) =>
        onChange(field.options.filter((one) => (one === option ? isChosen : chosen.includes(one))).join('\n'));
      return (
        <fieldset className="min-w-0">
          <legend className="mb-1 text-small font-medium text-text-2">{label}</legend>
          <div className="grid grid-cols-2 gap-1">
            {field.options.map((option) => (
              <Checkbox
                key={option}
                label={option}
                isChecked={chosen.includes(option)}
                onChange={(isChosen) => toggle(option, isChosen)}
              />
            ))}
          </div>
          <p className={`mt-1 text-small ${refusal ? 'text-critical' : 'text-text-3'}`}>{refusal ?? field.help}</p>
        </fieldset>
      );
    }
    case 'list': {
      const entries = entriesOf(value).length;
      const help = entries > 1 ? counted(entries, 'entry', 'entries', locale) : 'One on each line, or with commas.';
      return (
        <TextArea
          label={label}
          value={value}
          refusal={refusal}
          help={field.help ? `${field.help} ${help}` : help}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    }
    case 'lines':
    case 'object':
      return (
        <TextArea
          label={label}
          value={value}
          refusal={refusal}
          help={field.help ?? (field.kind === 'object' ? 'As JSON, such as {"name": "value"}.' : undefined)}
          rows={field.kind === 'lines' ? 6 : 3}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return (
        <Field
          label={label}
          type={field.kind === 'text' ? 'text' : INPUT_TYPES[field.kind]}
          inputMode={field.kind === 'number' ? 'numeric' : 'text'}
          value={value}
          placeholder={field.usual}
          refusal={refusal}
          help={field.help}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}
