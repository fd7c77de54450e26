import type { Notice } from '../../../shared/state.ts';
import { tell, useRun } from '../../state/runs.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNote } from '../ProblemFace.tsx';

/** Notices that belong to no account, until dismissed. */
export function Notices({ notices }: { readonly notices: readonly Notice[] }) {
  const { problem } = useRun('dismiss_notice');
  return (
    <>
      {notices.map((notice) => (
        <div
          key={notice.id}
          className="mb-3 flex min-h-10 items-center gap-3 rounded-panel border border-line-strong bg-sunken py-1 pr-2 pl-3"
        >
          <Icon name="info" />
          <p className="min-w-0 grow select-text">{notice.text}</p>
          <IconButton icon="close" name="Dismiss" onClick={() => tell('dismiss_notice', { id: notice.id })} />
        </div>
      ))}
      <ProblemNote problem={problem} />
    </>
  );
}
