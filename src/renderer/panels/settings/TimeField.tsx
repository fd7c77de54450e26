import { useState } from 'react';
import { Field } from '../../ui/Field.tsx';
import { clockTimeOf } from './quiet-hours-text.ts';

interface Props {
  readonly label: string;
  /** `22:00`, or whatever else was typed last. */
  readonly value: string;
  readonly refusal: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A time of the clock, always of 24 hours: taken over when it is left or Enter is pressed, `7:00` as `07:00`. */
export function TimeField({ label, value, refusal, onChange }: Props) {
  const [typed, setTyped] = useState(value);
  const takeOver = () => {
    const time = clockTimeOf(typed);
    setTyped(time);
    if (time !== value) onChange(time);
  };
  return (
    <Field
      label={label}
      isLabelHidden
      inputMode="numeric"
      placeholder="22:00"
      maxLength={5}
      value={typed}
      refusal={refusal}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={takeOver}
      onKeyDown={(event) => {
        if (event.key === 'Enter') takeOver();
      }}
    />
  );
}
