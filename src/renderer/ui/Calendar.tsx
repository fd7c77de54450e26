import { Popover } from '@base-ui/react/popover';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { addMonths, dayAfterKey, dayText, isDay, monthText, weekdays, weeksOf } from '../model/month.ts';
import { IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';

interface Props {
  /** The name of the field: `From`. */
  readonly name: string;
  /** YYYY-MM-DD, or any other typed text. */
  readonly value: string;
  readonly today: string;
  readonly locale: string;
  readonly onChoose: (day: string) => void;
}

type MonthProps = Omit<Props, 'name'>;

/** One month as a grid. Arrows move by days and weeks, Page Up and Down by months, Enter chooses. */
function Month({ value, today, locale, onChoose }: MonthProps) {
  const [at, setAt] = useState(isDay(value) ? value : today);
  const grid = useRef<HTMLTableElement>(null);
  const isMoved = useRef(false);
  // Focuses the day once it is rendered and before the next key, because it may be in another month.
  useLayoutEffect(() => {
    if (isMoved.current) grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus();
    isMoved.current = false;
  }, [at]);
  const press = (event: KeyboardEvent) => {
    const next = dayAfterKey(event.key, at);
    if (next === undefined) return;
    event.preventDefault();
    isMoved.current = true;
    setAt(next);
  };
  return (
    <>
      <div className="mb-1 flex items-center gap-1">
        <span className="grow pl-2 font-medium" aria-live="polite">
          {monthText(at, locale)}
        </span>
        <IconButton icon="left" name="The month before" onClick={() => setAt(addMonths(at, -1))} />
        <IconButton icon="right" name="The month after" onClick={() => setAt(addMonths(at, 1))} />
      </div>
      <table ref={grid} onKeyDown={press} aria-label={monthText(at, locale)}>
        <thead>
          <tr>
            {weekdays(locale).map((name) => (
              <th key={name} scope="col" className="h-6 w-8 text-least font-normal text-text-3">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(at).map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((day, n) => (
                <td key={day ?? `none ${n}`} className="p-0">
                  {day !== undefined && (
                    <button
                      type="button"
                      data-day={day}
                      tabIndex={day === at ? 0 : -1}
                      data-first={day === at ? true : undefined}
                      aria-label={dayText(day, locale)}
                      aria-pressed={day === value}
                      aria-current={day === today ? 'date' : undefined}
                      onClick={() => onChoose(day)}
                      className="size-8 rounded-control hover:bg-hover aria-pressed:chosen aria-[current=date]:font-semibold aria-[current=date]:text-accent"
                    >
                      {Number(day.slice(8))}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** A calendar that opens from within a date field. */
export function Calendar({ name, onChoose, ...month }: Props) {
  const [isOpen, setOpen] = useState(false);
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={`${name}: calendar`}
        title="Calendar"
        className="-mr-1 inline-flex size-6 shrink-0 items-center justify-center rounded-control text-text-2 hover:bg-hover hover:text-text"
      >
        <Icon name="calendar" size={14} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className="z-10 outline-none">
          <Popover.Popup
            ref={popup}
            aria-label={`${name}: calendar`}
            initialFocus={() => popup.current?.querySelector<HTMLElement>('[data-first]') ?? true}
            className="float-in max-h-(--available-height) overflow-y-auto rounded-float border border-line-strong bg-raised p-2 shadow-float outline-none"
          >
            <Month
              {...month}
              onChoose={(day) => {
                onChoose(day);
                setOpen(false);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
