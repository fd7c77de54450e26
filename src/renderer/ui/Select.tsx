import { Select as Base } from '@base-ui/react/select';
import { type ReactNode, useId } from 'react';
import { Icon } from './Icon.tsx';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly title: string }[];
  readonly onChange: (value: Value) => void;
  readonly help?: ReactNode;
  /** Why it is refused, and what is allowed. */
  readonly refusal?: string | undefined;
  readonly isTall?: boolean;
  /** In a toolbar: the label is for screen readers only. */
  readonly isInline?: boolean;
  readonly className?: string;
}

/** A select box with its label above. */
export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  help,
  refusal,
  isTall = false,
  isInline = false,
  className = '',
}: Props<Value>) {
  const id = useId();
  const below = refusal ?? help;
  return (
    <div className={`field min-w-0 ${className}`}>
      <span id={id} className={isInline ? 'sr-only' : 'mb-1 block text-small font-medium text-text-2'}>
        {label}
      </span>
      <Base.Root
        value={value}
        onValueChange={(chosen) => {
          if (chosen !== null) onChange(chosen);
        }}
        items={options.map((option) => ({ value: option.value, label: option.title }))}
      >
        <Base.Trigger
          aria-labelledby={id}
          aria-describedby={below ? `${id}-below` : undefined}
          aria-invalid={refusal === undefined ? undefined : true}
          className={`flex w-full items-center justify-between gap-2 rounded-control border bg-canvas px-2 text-left hover:bg-hover ${isTall ? 'h-8' : 'h-7'} ${refusal ? 'border-critical' : 'border-control'}`}
        >
          <Base.Value className="truncate" />
          <Base.Icon className="text-text-2">
            <Icon name="down" size={14} />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-10 outline-none">
            <Base.Popup className="float-in max-h-[min(20rem,var(--available-height))] min-w-(--anchor-width) overflow-y-auto rounded-float border border-line-strong bg-raised p-1 shadow-float outline-none">
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  className="flex h-7 items-center gap-2 rounded-control pr-3 pl-2 outline-none data-highlighted:chosen"
                >
                  <span className="w-4">
                    <Base.ItemIndicator className="text-accent">
                      <Icon name="check" size={14} />
                    </Base.ItemIndicator>
                  </span>
                  <Base.ItemText>{option.title}</Base.ItemText>
                </Base.Item>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
      {below && (
        <div id={`${id}-below`} className={`mt-1 text-small ${refusal ? 'text-critical' : 'text-text-3'}`}>
          {below}
        </div>
      )}
    </div>
  );
}
