import { type KeyboardEvent, useEffect, useRef } from 'react';
import { IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { isCovered, isTyped } from './page-keys.ts';

interface Props {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Called on Enter, to search elsewhere for the typed text. */
  readonly onEnter?: ((value: string) => void) | undefined;
}

/** The filter field of a list. `/` focuses it, Esc clears it, Down moves to the list. */
export function SearchBox({ name, value, onChange, onEnter }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyped(event.target) || isCovered())
        return;
      event.preventDefault();
      input.current?.select();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);

  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') onEnter?.(value.trim());
    else if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('[role=grid]')?.focus();
    else if (event.key === 'Escape' && value !== '') onChange('');
    else if (event.key === 'Escape') input.current?.blur();
    else return;
    event.preventDefault();
  };

  return (
    <div className="flex h-7 w-64 min-w-32 shrink items-center gap-2 rounded-control border border-control bg-canvas pr-1 pl-2 has-[input:focus]:border-accent has-[input:focus]:shadow-[inset_0_0_0_1px_var(--accent)]">
      <span className="text-text-3">
        <Icon name="search" size={14} />
      </span>
      <input
        ref={input}
        type="search"
        aria-label={name}
        placeholder={name}
        value={value}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={press}
        className="min-w-0 grow bg-transparent outline-none select-text placeholder:text-text-3 [&::-webkit-search-cancel-button]:hidden"
      />
      {value === '' ? (
        <kbd className="rounded-tag border border-line-strong px-1.5 font-sans text-least text-text-3" aria-hidden>
          /
        </kbd>
      ) : (
        <IconButton icon="close" name="Empty the filter" className="size-5" onClick={() => onChange('')} />
      )}
    </div>
  );
}
