import { type ComponentProps, type ReactNode, useId } from 'react';
import { Icon, type IconName } from './Icon.tsx';

interface FieldProps extends Omit<ComponentProps<'input'>, 'size'> {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** Why the value is refused, and what is allowed. */
  readonly refusal?: string | undefined;
  readonly icon?: IconName;
  /** A control inside the field, on the right. */
  readonly inside?: ReactNode;
  readonly isTall?: boolean;
  /** The label is for screen readers only; the page shows it elsewhere. */
  readonly isLabelHidden?: boolean;
  /** Hidden as it is typed unless `type` says otherwise, and emptied when its form is left. */
  readonly isSecret?: boolean;
}

/** Empties an input that goes: what still holds the element, such as the browser's accessibility tree, has no value of it. */
const emptied = (input: HTMLInputElement) => () => {
  input.value = '';
  // React keeps it in the attribute too.
  input.removeAttribute('value');
};

/** A text field with its label above and help or the problem below. */
export function Field({
  label,
  help,
  refusal,
  icon,
  inside,
  isTall = false,
  isLabelHidden = false,
  isSecret = false,
  className = '',
  ...input
}: FieldProps) {
  const id = useId();
  const below = refusal ?? help;
  return (
    <div className={isLabelHidden ? 'min-w-0' : 'field min-w-0'}>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'mb-1 block text-small font-medium text-text-2'}>
        {label}
      </label>
      <div
        className={`flex items-center gap-2 rounded-control border bg-canvas px-2 has-[input:focus]:border-accent has-[input:focus]:shadow-[inset_0_0_0_1px_var(--accent)] has-[input:disabled]:border-dashed ${isTall ? 'h-8' : 'h-7'} ${refusal ? 'border-critical' : 'border-control'}`}
      >
        {icon && (
          <span className="text-text-3">
            <Icon name={icon} />
          </span>
        )}
        <input
          id={id}
          className={`h-full min-w-0 grow bg-transparent text-text outline-none select-text placeholder:text-text-3 ${className}`}
          aria-invalid={refusal !== undefined}
          aria-describedby={below ? `${id}-below` : undefined}
          spellCheck={false}
          autoComplete="off"
          type={isSecret ? 'password' : 'text'}
          ref={isSecret ? emptied : undefined}
          {...input}
        />
        {inside}
      </div>
      {below && (
        <div id={`${id}-below`} className={`mt-1 text-small ${refusal ? 'text-critical' : 'text-text-3'}`}>
          {below}
        </div>
      )}
    </div>
  );
}
