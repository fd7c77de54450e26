import { type ReactNode, useId } from 'react';

interface Props {
  readonly label: string;
  readonly help?: ReactNode;
  readonly refusal?: string | undefined;
  readonly children: ReactNode;
}

/** Several controls under one label, with help or the problem below. */
export function Labelled({ label, help, refusal, children }: Props) {
  const id = useId();
  const below = refusal ?? help;
  return (
    // Labelled by its own text, because a legend cannot be placed beside the controls.
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
