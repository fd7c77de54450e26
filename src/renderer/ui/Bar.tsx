import type { Mark } from '../model/mark.ts';

const FILLS: Readonly<Record<Mark | 'neutral', string>> = {
  ok: 'bg-ok',
  insufficient_data: 'bg-quiet',
  warning: 'bg-warning-mark',
  critical: 'bg-critical',
  no_data: 'bg-no-data',
  paused: 'bg-quiet',
  neutral: 'bg-text-2',
};

interface Props {
  /** The end of the fill as a share of the scale; more than 1 is full. */
  readonly share: number;
  readonly fill: Mark | 'neutral';
  /** The limits as shares of the scale. */
  readonly warning: number | undefined;
  readonly critical: number | undefined;
}

const percent = (share: number) => `${Math.min(Math.max(share, 0), 1) * 100}%`;

function LimitMark({ share, colour }: { readonly share: number; readonly colour: string }) {
  return (
    <span
      className={`cut-out absolute -top-[3px] h-3 w-[1.5px] -translate-x-1/2 ${colour}`}
      style={{ left: percent(share) }}
    />
  );
}

/** A figure on its scale with both limits marked. The figure is also shown as text beside it. */
export function Bar({ share, fill, warning, critical }: Props) {
  return (
    <span className="relative block h-1.5 grow rounded-bar track" aria-hidden>
      <span
        className={`absolute inset-y-0 left-0 rounded-bar ${FILLS[fill]}`}
        style={{ width: percent(share), minWidth: share > 0 ? 4 : 0 }}
      />
      {warning !== undefined && warning <= 1 && <LimitMark share={warning} colour="bg-warning-mark" />}
      {critical !== undefined && critical <= 1 && <LimitMark share={critical} colour="bg-critical" />}
    </span>
  );
}

/** Replaces the bar if there is no data. */
export const NoBar = () => <span className="block h-px grow bg-line-strong" aria-hidden />;
