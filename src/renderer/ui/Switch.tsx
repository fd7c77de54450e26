interface Props {
  readonly label: string;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  /** The label is for screen readers only; the page shows it elsewhere. */
  readonly isLabelHidden?: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** A switch that takes effect at once. */
export function Switch({ label, isOn, isDisabled = false, isLabelHidden = false, onChange }: Props) {
  return (
    <label className="inline-flex items-center gap-2 text-text-2">
      <span className="relative h-4 w-7 shrink-0">
        <input
          type="checkbox"
          role="switch"
          aria-checked={isOn}
          checked={isOn}
          disabled={isDisabled}
          onChange={(event) => onChange(event.target.checked)}
          className="peer block h-4 w-7 appearance-none rounded-float border border-control bg-canvas checked:border-accent-fill checked:bg-accent-fill disabled:border-dashed"
        />
        <span className="pointer-events-none absolute top-[3px] left-[3px] size-2.5 rounded-full bg-control peer-checked:left-[15px] peer-checked:bg-on-accent" />
      </span>
      <span className={isLabelHidden ? 'sr-only' : ''}>{label}</span>
    </label>
  );
}
