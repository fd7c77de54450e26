import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { exact, utc } from '../model/format.ts';

interface Props {
  readonly at: number;
  readonly locale: string;
  readonly children: ReactNode;
}

/** A time as text, with the exact local and UTC time in a tooltip. */
export function Time({ at, locale, children }: Props) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger delay={300} render={<time dateTime={utc(at)} />}>
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className="z-20">
          <Tooltip.Popup className="float-in rounded-float border border-line-strong bg-raised px-2.5 py-1.5 text-small text-text shadow-float">
            <div>{exact(at, locale)}</div>
            <div className="font-mono text-least text-text-3">{utc(at)}</div>
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
