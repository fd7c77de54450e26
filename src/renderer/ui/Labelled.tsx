import { type ReactNode, useId } from 'react';

interface Props {
  readonly label: string;
  readonly help?: ReactNode;
  readonly refusal?: string | undefined;
  readonly children: ReactNode;
}

/** Several controls under one label: help or refusal below. */
export function Labelled({ label, help, refusal, children }: Props) {
  const id = useId();
  const below = refusal ?? help;
  return (
    // Named by its own text: a legend could not stand beside the controls.
    <fieldset aria-labelledby={id} aria-describedby={below ? `${id}-below` : undefined} className="field min-w-0">
      <span id={id} className="mb-1 block text-small font-medium text-text-2">
        {label}
      </span>
      {children}
      {below && (
        <div id={`${id}-below`} className={`mt-1 text-small ${refusal ? 'text-critical' : 'text-text-3'}`}>
          {below}
        </div>
      )}
    </fieldset>
  );
}
