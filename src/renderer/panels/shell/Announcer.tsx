import { useEffect, useRef, useState } from 'react';
import type { AccountStatus } from '../../../shared/state.ts';
import { headline } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';

/** Announces new incidents to screen readers, except those already open when the window opened. */
export function Announcer({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  const known = useRef<ReadonlySet<string>>(undefined);
  const [announcement, announce] = useState('');
  useEffect(() => {
    const open = accounts.flatMap((status) => status.openIncidents.map((incident) => ({ status, incident })));
    const before = known.current;
    known.current = new Set(open.map(({ incident }) => incident.id));
    const fresh = before ? open.filter(({ incident }) => !before.has(incident.id)) : [];
    if (fresh.length > 0) {
      announce(fresh.map(({ status, incident }) => `${status.account.name}: ${headline(incident, locale)}.`).join(' '));
    }
  }, [accounts]);
  return (
    <div role="status" aria-live="assertive" className="sr-only">
      {announcement}
    </div>
  );
}
