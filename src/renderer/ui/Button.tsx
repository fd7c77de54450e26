import type { ComponentProps } from 'react';
import { Icon, type IconName } from './Icon.tsx';

const KINDS = {
  plain: 'border-line-strong bg-canvas text-text hover:bg-hover',
  primary: 'border-accent-fill bg-accent-fill text-on-accent hover:brightness-110 active:brightness-95',
  quiet: 'border-transparent text-text-2 hover:bg-hover hover:text-text',
  destroying: 'border-line-strong bg-canvas text-critical hover:bg-hover',
} as const;

const SIZES = { row: 'h-6 px-2 text-small', normal: 'h-7 px-2.5', large: 'h-8 px-3.5' } as const;

export interface ButtonProps extends ComponentProps<'button'> {
  readonly kind?: keyof typeof KINDS;
  readonly size?: keyof typeof SIZES;
  readonly icon?: IconName;
}

/** A button with a label. A view has at most one primary button (look.md 5). */
export function Button({ kind = 'plain', size = 'normal', icon, children, className = '', ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`inline-flex shrink-0 items-center justify-center gap-2 rounded-control border font-medium whitespace-nowrap disabled:border-line disabled:bg-transparent disabled:text-text-3 disabled:hover:brightness-100 ${KINDS[kind]} ${SIZES[size]} ${className}`}
      {...rest}
    >
      {icon && <Icon name={icon} size={14} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends ComponentProps<'button'> {
  readonly icon: IconName;
  /** Its accessible name and tooltip. */
  readonly name: string;
}

export function IconButton({ icon, name, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      className={`inline-flex size-6 shrink-0 items-center justify-center rounded-control text-text-2 hover:bg-hover hover:text-text disabled:text-text-3 ${className}`}
      {...rest}
    >
      <Icon name={icon} size={14} />
    </button>
  );
}

/** A link that is a button. */
export function LinkButton({ children, className = '', ...rest }: ComponentProps<'button'>) {
  return (
    <button type="button" className={`rounded-bar text-left text-accent hover:underline ${className}`} {...rest}>
      {children}
    </button>
  );
}
