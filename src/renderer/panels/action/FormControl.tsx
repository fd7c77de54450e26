import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { entriesOf, type FormField } from '../../model/form.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { SegmentField } from '../../ui/SegmentField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { DayField } from './DayField.tsx';

interface Props {
  readonly field: FormField;
  readonly value: string;
  /** What stood in it when the form opened. */
  readonly initial: string | undefined;
  readonly refusal: string | undefined;
  readonly onChange: (value: string) => void;
}

interface Option {
  readonly value: string;
  readonly title: string;
}

const YES_NO: readonly Option[] = [
  { value: 'true', title: 'Yes' },
  { value: 'false', title: 'No' },
];
const NOT_GIVEN: Option = { value: '', title: 'Not given' };

const OBJECT_HELP = 'As JSON, such as {"name": "value"}.';
/** Options are shown side by side up to this many characters in total. */
const ROOM = 48;

/** Options are shown as they are sent, because that is what SMTP2GO calls them. */
function optionsOf(field: FormField): readonly Option[] {
  const options = field.kind === 'yes_no' ? YES_NO : field.options.map((value) => ({ value, title: value }));
  return field.isRequired || field.usual !== undefined ? options : [NOT_GIVEN, ...options];
}

function ChoiceControl({ field, value, refusal, onChange }: Props) {
  const options = optionsOf(field);
  const chosen = value === '' ? (field.usual ?? '') : value;
  const room = options.reduce((sum, { title }) => sum + title.length + 2, 0);
  if (room <= ROOM) {
    return (
      <SegmentField
        label={field.title}
        help={field.help}
        refusal={refusal}
        value={chosen}
        options={options}
        onChange={onChange}
      />
    );
  }
  return (
    <Select
      label={field.title}
      value={chosen}
      options={chosen === '' && field.isRequired ? [{ value: '', title: 'Choose…' }, ...options] : options}
      help={field.help}
      refusal={refusal}
      onChange={onChange}
    />
  );
}

function ChoicesControl({ field, value, refusal, onChange }: Props) {
  const chosen = entriesOf(field, value);
  const toggle = (option: string, isChosen: boolean) =>
    onChange(field.options.filter((one) => (one === option ? isChosen : chosen.includes(one))).join('\n'));
  return (
    <Labelled label={field.title} help={field.help} refusal={refusal}>
      <div className="grid grid-cols-2 gap-1 pt-1">
        {field.options.map((option) => (
          <Checkbox
            key={option}
            label={option}
            isChecked={chosen.includes(option)}
            onChange={(isChosen) => toggle(option, isChosen)}
          />
        ))}
      </div>
    </Labelled>
  );
}

/** How to type the entries of a list, or how many were pasted. */
function listHelp(field: FormField, value: string, before: string | undefined): string {
  const entries = entriesOf(field, value, before).length;
  const how = entries > 1 ? `${counted(entries, 'entry', 'entries', locale)}.` : 'One on each line, or with commas.';
  return field.help ? `${field.help} ${how}` : how;
}

/** The control for one field of a form. */
export function FormControl(props: Props) {
  const { field, value, initial, refusal, onChange } = props;
  switch (field.kind) {
    case 'choice':
    case 'yes_no':
      return <ChoiceControl {...props} />;
    case 'choices':
      return <ChoicesControl {...props} />;
    case 'date':
      return <DayField {...props} />;
    case 'list':
    case 'lines':
    case 'object':
      return (
        <TextArea
          label={field.title}
          value={value}
          refusal={refusal}
          required={field.isRequired}
          rows={field.kind === 'lines' ? 6 : 2}
          help={
            field.kind === 'list'
              ? listHelp(field, value, initial)
              : (field.help ?? (field.kind === 'object' && OBJECT_HELP))
          }
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return (
        <Field
          label={field.title}
          isSecret={field.isSecret}
          type={field.kind === 'secret' ? 'password' : 'text'}
          inputMode={field.kind === 'number' ? 'numeric' : 'text'}
          required={field.isRequired}
          value={value}
          placeholder={field.usual ?? (field.isRequired ? undefined : 'not given')}
          refusal={refusal}
          help={field.help}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}
