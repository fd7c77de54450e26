import { Icon } from './Icon.tsx';

type State = 'on' | 'off' | 'some';

/** The drawing of a checked or partly checked box, for rows that convey the state in another way. */
export function TickMark({ state }: { readonly state: State }) {
  return (
    <span
      className={`flex size-3.5 items-center justify-center rounded-tag border text-on-accent ${state === 'on' ? 'border-accent-fill bg-accent-fill' : 'border-control bg-canvas'}`}
      aria-hidden
    >
      {state === 'on' && <Icon name="check" size={12} />}
      {state === 'some' && <span className="h-0.5 w-2 bg-text" />}
    </span>
  );
}

interface TickProps {
  readonly name: string;
  readonly state: State;
  readonly onToggle: () => void;
}

/** A checkbox that stands for many rows. */
export function Tick({ name, state, onToggle }: TickProps) {
  return (
    <span className="relative block size-3.5 rounded-tag has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus">
      <TickMark state={state} />
      <input
        type="checkbox"
        aria-label={name}
        title={name}
        checked={state === 'on'}
        ref={(input) => {
          if (input) input.indeterminate = state === 'some';
        }}
        onChange={onToggle}
        className="absolute inset-0 opacity-0"
      />
    </span>
  );
}
