import { IconButton } from './Button.tsx';

interface Props {
  /** The kind of choice, if its text does not tell. */
  readonly label?: string;
  readonly children: string;
  /** The name of its remove button. */
  readonly endName: string;
  readonly onEnd: () => void;
}

/** A choice with a button to remove it. */
export function Chip({ label, children, endName, onEnd }: Props) {
  return (
    <span className="inline-flex h-7 min-w-0 items-center gap-1 rounded-control border border-line-strong pr-0.5 pl-2">
      {label !== undefined && <span className="text-text-3">{label}</span>}
      <span className="max-w-64 truncate select-text" title={children}>
        {children}
      </span>
      <IconButton icon="close" name={endName} className="size-5" onClick={onEnd} />
    </span>
  );
}
