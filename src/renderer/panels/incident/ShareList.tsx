import { useState } from 'react';
import { visible } from '../../../shared/visible.ts';
import { count } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { type ShareLine, shareText } from './cause-text.ts';

interface Props {
  readonly title: string;
  /** The counted events, in the plural. */
  readonly noun: string;
  readonly lines: readonly ShareLine[];
  /** Shown if there are no lines. */
  readonly none: string;
  /** Opens the events of a line. */
  readonly onShow?: (name: string) => void;
}

function Figures({ line }: { readonly line: ShareLine }) {
  return (
    <>
      <span className="text-right">{count(line.count, locale)}</span>
      <span className="min-w-11 text-right text-small leading-5 text-text-3">{shareText(line.share, locale)}</span>
    </>
  );
}

function ShareBar({ share }: { readonly share: number }) {
  return (
    <span className="col-span-3 mt-1 block h-0.5" aria-hidden>
      <span
        className="block h-full rounded-bar bg-text-2"
        style={{ width: `${Math.min(share, 1) * 100}%`, minWidth: 2 }}
      />
    </span>
  );
}

const ROW = 'grid grid-cols-[minmax(0,1fr)_auto_auto] gap-x-2';

/** A line that expands to the server's reply and what to do. */
function TellingLine({ line }: { readonly line: ShareLine }) {
  const [isOpen, setOpen] = useState(false);
  const { detail } = line;
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        title={visible(line.name)}
        onClick={() => setOpen(!isOpen)}
        className={`${ROW} w-full rounded-bar text-left hover:bg-hover`}
      >
        <span className="truncate">{visible(line.name)}</span>
        <Figures line={line} />
        <ShareBar share={line.share} />
      </button>
      {isOpen && detail && (
        <div className="mt-2 text-small text-text-2 select-text">
          <p>{detail.advice}</p>
          {detail.samples.map((sample) => (
            <p key={sample} className="mt-1 font-mono text-least break-words text-text-3">
              {visible(sample)}
            </p>
          ))}
        </div>
      )}
    </>
  );
}

/** A line that leads to its events. */
function LeadingLine({
  line,
  noun,
  onShow,
}: {
  readonly line: ShareLine;
  readonly noun: string;
  readonly onShow: () => void;
}) {
  return (
    <button
      type="button"
      title={`${visible(line.name)}\nShow its ${noun}`}
      onClick={onShow}
      className={`${ROW} w-full rounded-bar text-left hover:bg-hover`}
    >
      <span className="truncate">{visible(line.name)}</span>
      <Figures line={line} />
      <ShareBar share={line.share} />
    </button>
  );
}

/** The shares of an incident's causes, largest first. */
export function ShareList({ title, noun, lines, none, onShow }: Props) {
  return (
    <Panel>
      <PanelHead title={title}>
        <span className="text-small text-text-3">{noun}</span>
      </PanelHead>
      {lines.length === 0 && <p className="p-3 text-text-3">{none}</p>}
      {lines.length > 0 && (
        <ul className="flex flex-col gap-3 px-3 pt-2 pb-3">
          {lines.map((line) => (
            <li key={line.key}>
              {line.detail ? (
                <TellingLine line={line} />
              ) : onShow && !line.isRest ? (
                <LeadingLine line={line} noun={noun} onShow={() => onShow(line.name)} />
              ) : (
                <div className={ROW}>
                  <span
                    className={`truncate select-text ${line.isRest ? 'text-text-2' : ''}`}
                    title={visible(line.name)}
                  >
                    {visible(line.name)}
                  </span>
                  <Figures line={line} />
                  <ShareBar share={line.share} />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
