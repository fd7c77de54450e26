import type { CallInput } from '../../shared/bridge.ts';
import { errorText } from '../../shared/failure.ts';
import { addressFinder } from '../../shared/person.ts';
import { holdsSecret } from '../../shared/secrets.ts';
import { NOTHING_TYPED, Typed } from '../../shared/typed.ts';
import type { Ports } from './ports.ts';

/** Keeps what the window remembers of what was typed. Chromium's own storage would never give it up for good. */
export interface KeptTyped {
  readonly get: () => Typed;
  /** Replaces a part. Entries that may hold a secret are left out, and a disk that refuses is only logged. */
  readonly remember: (part: CallInput<'remember_typed'>) => void;
  /** How many entries, of one account or of all, name an e-mail address. */
  readonly countPerson: (address: string, accountId: string | undefined) => number;
  /** Erases them. Throws if the disk refuses. */
  readonly erasePerson: (address: string, accountId: string | undefined) => void;
}

const LARGEST = 1_000_000;

type Entry = readonly [key: string, entry: unknown];

/** Leaves the entries that pass. */
const onlyThose = (typed: Typed, passes: (entry: Entry) => boolean): Typed => ({
  recents: typed.recents.filter((entry) => passes(['', entry])),
  drafts: Object.fromEntries(Object.entries(typed.drafts).filter(passes)),
});

const countOf = ({ recents, drafts }: Typed): number => recents.length + Object.keys(drafts).length;

export function createTyped({ typed: file, log }: Pick<Ports, 'typed' | 'log'>): KeptTyped {
  const read = (): Typed => {
    try {
      return Typed.catch(NOTHING_TYPED).parse(file.read());
    } catch (error) {
      log.warn(`window: could not read what was typed: ${errorText(error)}`);
      return NOTHING_TYPED;
    }
  };
  /** What is in the file. */
  let kept = read();

  const write = (next: Typed): void => {
    file.write(next);
    kept = next;
  };

  const isAbout = (address: string, accountId: string | undefined) => {
    const { isIn } = addressFinder(address);
    return (entry: Entry): boolean => {
      const text = JSON.stringify(entry);
      return (accountId === undefined || text.includes(accountId)) && isIn(text);
    };
  };

  return {
    get: () => kept,
    remember: (part) => {
      try {
        // The page may hand over what no JSON can hold.
        const text = JSON.stringify(part);
        if (text.length > LARGEST) throw new Error('it is too long');
        write(onlyThose(Typed.parse({ ...kept, ...JSON.parse(text) }), (entry) => !holdsSecret(entry)));
      } catch (error) {
        log.warn(`window: could not save what was typed: ${errorText(error)}`);
      }
    },
    countPerson: (address, accountId) => countOf(onlyThose(kept, isAbout(address, accountId))),
    erasePerson: (address, accountId) => {
      const isPerson = isAbout(address, accountId);
      const left = onlyThose(kept, (entry) => !isPerson(entry));
      if (countOf(left) < countOf(kept)) write(left);
    },
  };
}
