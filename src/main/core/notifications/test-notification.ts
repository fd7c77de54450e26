import { fail, ok, type Result } from '../../../shared/failure.ts';
import type { Clock, Notifier } from '../ports.ts';

/** A desktop that has not confirmed the notification by then is assumed not to show it. */
const WAIT_MS = 10_000;

/** Shows a test notification, even while others are deferred, and returns whether the desktop confirmed it. */
export const showTest = (notifier: Pick<Notifier, 'show'>, clock: Pick<Clock, 'after'>): Promise<Result<null>> =>
  new Promise((answer) => {
    const refuse = (reason: string) => answer(fail({ kind: 'not-shown', reason }));
    const cancel = clock.after(WAIT_MS, () => refuse(`it confirmed nothing within ${WAIT_MS / 1000} s`));
    notifier.show(
      {
        id: 'test',
        title: 'Test notification',
        body: 'This is how Relaywatch tells of an incident.',
        urgency: 'normal',
        actions: [],
      },
      {
        shown: () => {
          cancel();
          answer(ok(null));
        },
        failed: (reason) => {
          cancel();
          refuse(reason);
        },
        clicked: () => undefined,
        action: () => undefined,
      },
    );
  });
