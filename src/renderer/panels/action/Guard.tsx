import { Field } from '../../ui/Field.tsx';

interface Props {
  readonly facts: readonly string[];
  readonly phrase: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A change that may do harm: the facts, and the phrase that says the person has read them. */
export function Guard({ facts, phrase, value, onChange }: Props) {
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
