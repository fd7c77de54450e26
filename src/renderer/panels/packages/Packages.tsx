import { useId, useState } from 'react';
import type { ShippedPackage } from '../../../shared/bridge.ts';
import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { filtered } from '../../model/list/rows.ts';
import { ask, useCall } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { ProblemNote } from '../ProblemFace.tsx';
import { ScreenHead } from '../ScreenHead.tsx';
import { Unanswered } from '../Unanswered.tsx';
import { useAnswer } from '../use-answer.ts';

/** One package; the text of its licence on demand. */
function PackageRow({ name, version, licence, text }: ShippedPackage) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <li className="border-b last:border-b-0">
      <div className="flex min-h-9 items-center gap-x-3 px-3 py-1">
        <span className="min-w-0 grow font-medium break-words select-text">
          {name} <span className="font-normal text-text-3">{version}</span>
        </span>
        <span className="text-small whitespace-nowrap text-text-2 select-text">{licence}</span>
        <Button size="row" kind="quiet" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide licence' : 'Show licence'}
          <span className="sr-only"> of {name}</span>
        </Button>
      </div>
      <div id={id}>
        {isOpen && (
          <p className="border-t bg-sunken px-3 py-2 font-mono text-small whitespace-pre-wrap wrap-anywhere select-text">
            {text}
          </p>
        )}
      </div>
    </li>
  );
}

/** Copies the SBOM, and says that it did. */
function CopySbom() {
  const { isRunning, problem, call } = useCall('copy_sbom');
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    setCopied(false);
    const answer = await call(undefined);
    setCopied(answer.ok);
  };
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-text-3">
      <Button icon="copy" disabled={isRunning} onClick={copy}>
        Copy SBOM
      </Button>
      <span role="status">{isCopied ? 'Copied.' : 'The same list for a scanner, as CycloneDX 1.6.'}</span>
      <ProblemNote problem={problem} />
    </div>
  );
}

/** The packages that have what was typed in their name, version or licence. */
function PackageList({ packages, typed }: { readonly packages: readonly ShippedPackage[]; readonly typed: string }) {
  const found = filtered(packages, ({ name, version, licence }) => `${name} ${version} ${licence}`, typed);
  return (
    <Panel aria-label="Packages">
      {found.length === 0 ? (
        <Face sign={{ icon: 'search' }} title="No package fits">
          None has what was typed in its name, version or licence.
        </Face>
      ) : (
        <ul>
          {found.map((one) => (
            <PackageRow key={`${one.name} ${one.version}`} {...one} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** The packages of others in this version of Relaywatch, with their licences. */
export function Packages() {
  const asked = useAnswer('packages', undefined, () => ask('list_packages', undefined));
  const [typed, setTyped] = useState('');
  const { data: packages } = asked;
  return (
    <div className="max-w-[760px]">
      <ScreenHead
        title="Third-party notices"
        {...(packages && { note: counted(packages.length, 'package', 'packages', locale) })}
      >
        {packages && <SearchBox name="Name or licence" value={typed} onChange={setTyped} />}
      </ScreenHead>
      <p className="mb-3 text-text-2">
        Relaywatch contains packages of others, under these licences. Electron in turn contains Chromium, Node.js and
        more: the file LICENSES.chromium.html beside its program has their notices.
      </p>
      <Unanswered asked={asked} label="Loading the packages" isFramed />
      {packages && (
        <>
          <CopySbom />
          <PackageList packages={packages} typed={typed} />
        </>
      )}
    </div>
  );
}
