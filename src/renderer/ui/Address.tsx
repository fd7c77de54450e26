import { partsOfAddress } from '../model/list/rows.ts';

/** An e-mail address on one line. The part before the domain is cut first; the tooltip has all of it. */
export function Address({ address }: { readonly address: string }) {
  const [local, domain] = partsOfAddress(address);
  return (
    <span className="flex min-w-0" title={local + domain}>
      <span className="min-w-0 truncate">{local}</span>
      <span className="max-w-[calc(100%-3ch)] shrink-0 truncate text-text-2">{domain}</span>
    </span>
  );
}
