import type { WatchSnapshot } from '../alerting/account-snapshot.ts';

/** Tells each poll that has ended from all else that is shown of an account: what a rest or a dropped poll shows is none. */
export function afterPolls(onPolled: (snapshot: WatchSnapshot) => void): (snapshot: WatchSnapshot) => void {
  let wasChecking = false;
  return (snapshot) => {
    const { isChecking, outcome } = snapshot.watch;
    const hasEnded = wasChecking && !isChecking && outcome?.kind !== 'asleep' && outcome?.kind !== 'paused';
    wasChecking = isChecking;
    if (hasEnded) onPolled(snapshot);
  };
}
