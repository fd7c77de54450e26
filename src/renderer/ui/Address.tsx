import { partsOfAddress } from '../model/rows.ts';

/** An e-mail address in one line: what stands before the domain gives way first. Whole under the pointer. */
export function Address({ address }: { readonly address: string }) {
  const [local, domain] = partsOfAddress(address);
  return (
    <span className="flex min-w-0" title={address}>
      <span className="min-w-[3ch] truncate">{local}</span>
      <span className="shrink-[0.001] truncate text-text-2">{domain}</span>
    </span>
  );
}
