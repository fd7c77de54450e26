import type { NotificationStatus } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { silenceOf } from '../../model/notification-status.ts';
import { useCall } from '../../state/runs.ts';
import { go } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNote } from '../ProblemFace.tsx';

/** Says that notifications are held back, until when, and how to end that. Renders nothing while they are shown. */
export function SilenceNote({
  notifications,
  now,
}: {
  readonly notifications: NotificationStatus;
  readonly now: number;
}) {
  const { isRunning, problem, call: mute } = useCall('mute');
  const silence = silenceOf(notifications, now, locale);
  return (
    <>
      {silence && (
        <div className="mb-3 flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 rounded-panel border bg-sunken py-1 pr-2 pl-3">
          <Icon name="muted" />
          <p className="min-w-0 flex-1 basis-72">
            <span className="font-medium">{silence.text}.</span>{' '}
            <span className="text-text-2">
              Messages are kept back and come as one digest afterwards; what breaks through is shown at once.
            </span>
          </p>
          {silence.kind === 'muted' ? (
            <Button size="row" disabled={isRunning} onClick={() => mute({ until: null })}>
              End
            </Button>
          ) : (
            <Button size="row" onClick={() => go({ screen: 'settings' })}>
              Quiet hours…
            </Button>
          )}
        </div>
      )}
      <ProblemNote problem={problem} />
    </>
  );
}
