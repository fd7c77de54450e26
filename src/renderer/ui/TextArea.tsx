import { type ComponentProps, type KeyboardEvent, type ReactNode, useId } from 'react';

interface Props extends ComponentProps<'textarea'> {
  readonly label: string;
  readonly help?: ReactNode;
  /** Why the text is refused, and what is allowed. */
  readonly refusal?: string | undefined;
}

const LINE_PX = 20;
const EDGES_PX = 10;

/** Enter starts a new line; Ctrl or Cmd with Enter submits the form. */
function send(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

/** A text field of at least `rows` lines that grows with its text. */
export function TextArea({ label, help, refusal, rows = 2, ...area }: Props) {
  const id = useId();
  const below = refusal ?? help;
  return (
    <div className="field min-w-0">
      <label htmlFor={id} className="mb-1 block text-small font-medium text-text-2">
        {label}
      </label>
      <textarea
        id={id}
        className={`block field-sizing-content max-h-48 w-full resize-y rounded-control border bg-canvas px-2 py-1 text-text outline-none select-text focus:border-accent focus:shadow-[inset_0_0_0_1px_var(--accent)] ${refusal ? 'border-critical' : 'border-control'}`}
        aria-invalid={refusal !== undefined}
        aria-describedby={below ? `${id}-below` : undefined}
        spellCheck={false}
        style={{ minHeight: rows * LINE_PX + EDGES_PX }}
        onKeyDown={send}
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
