import { partsOfAddress } from '../model/list/rows.ts';

/** An e-mail address in one line: what stands before the domain gives way first. Whole under the pointer. */
export function Address({ address }: { readonly address: string }) {
  const [local, domain] = partsOfAddress(address);
  return (
    <span className="flex min-w-0" title={address}>
      <span className="min-w-0 truncate">{local}</span>
      <span className="max-w-[calc(100%-3ch)] shrink-0 truncate text-text-2">{domain}</span>
    </span>
  );
}
