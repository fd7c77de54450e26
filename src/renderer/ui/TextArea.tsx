import { type ComponentProps, type ReactNode, useId } from 'react';

interface Props extends ComponentProps<'textarea'> {
  readonly label: string;
  readonly help?: ReactNode;
  /** Why the text is refused, and what is allowed. */
  readonly refusal?: string | undefined;
}

/** What is typed in over several lines. */
export function TextArea({ label, help, refusal, ...area }: Props) {
  const id = useId();
  const below = refusal ?? help;
  return (
    <div className="field min-w-0">
      <label htmlFor={id} className="mb-1 block text-small font-medium text-text-2">
        {label}
      </label>
      <textarea
        id={id}
        rows={3}
        className={`block w-full resize-y rounded-control border bg-canvas px-2 py-1 text-text outline-none select-text focus:border-accent focus:shadow-[inset_0_0_0_1px_var(--accent)] ${refusal ? 'border-critical' : 'border-control'}`}
        aria-invalid={refusal !== undefined}
        aria-describedby={below ? `${id}-below` : undefined}
        spellCheck={false}
        {...area}
      />
      {below && (
        <div id={`${id}-below`} className={`mt-1 text-small ${refusal ? 'text-critical' : 'text-text-3'}`}>
          {below}
        </div>
      )}
    </div>
  );
}
