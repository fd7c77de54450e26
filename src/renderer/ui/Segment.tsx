import { useId } from 'react';

interface Props<Value extends string> {
  /** The accessible name of the choice. */
  readonly name: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly title: string }[];
  readonly onChange: (value: Value) => void;
}

/** A segmented control. Arrow keys move between its options, which are radio buttons. */
export function Segment<Value extends string>({ name, value, options, onChange }: Props<Value>) {
  const id = useId();
  return (
    <fieldset className="relative inline-flex min-w-0 flex-wrap rounded-control border border-control">
      <legend className="sr-only">{name}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="relative flex h-[22px] items-center border-control px-2.5 text-small whitespace-nowrap text-text-2 not-first-of-type:border-l first-of-type:rounded-l-[3px] last-of-type:rounded-r-[3px] hover:bg-hover has-checked:chosen has-checked:font-medium has-checked:text-text has-checked:shadow-[inset_0_-2px_0_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={id}
            className="absolute inset-0 opacity-0"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.title}
        </label>
      ))}
    </fieldset>
  );
}
