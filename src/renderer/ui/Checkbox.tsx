import { type ReactNode, useId } from 'react';
import { Icon } from './Icon.tsx';

interface Props {
  readonly label: string;
  readonly help?: ReactNode;
  readonly isChecked: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

/** A checkbox with a label. */
export function Checkbox({ label, help, isChecked, isDisabled = false, onChange }: Props) {
  const id = useId();
  return (
    <div className="grid grid-cols-[16px_1fr] gap-x-2">
      <span className="relative mt-0.5 size-4">
        <input
          id={id}
          type="checkbox"
          checked={isChecked}
          disabled={isDisabled}
          onChange={(event) => onChange(event.target.checked)}
          aria-describedby={help ? `${id}-help` : undefined}
          className="peer size-4 appearance-none rounded-tag border border-control bg-canvas checked:border-accent-fill checked:bg-accent-fill"
        />
        <span className="pointer-events-none absolute inset-0 hidden items-center justify-center text-on-accent peer-checked:flex">
          <Icon name="check" size={12} />
        </span>
      </span>
      <label htmlFor={id}>{label}</label>
      {help && (
        <div id={`${id}-help`} className="col-start-2 text-small text-text-3">
          {help}
        </div>
      )}
    </div>
  );
}
