import { FABRIKAM, SENDERS } from './cast.ts';
import { base62, between, chance, keyOfText, mix, pick } from './chance.ts';
import { countOf, type World } from './world.ts';

/** An account below the master account. */
export type Subaccount = {
  /** A short opaque text. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly domain: string;
  readonly state: 'Active' | 'Closed' | 'Suspended';
  /** E-mails a month. */
  readonly planSize: number;
  /** E-mails of this cycle, up to now. */
  readonly used: () => number;
  readonly hasDedicatedIp: boolean;
};

const OWNERS = [
  ...['Adler', 'Berg', 'Costa', 'Dale', 'Evans', 'Fischer', 'Gruber', 'Hill', 'Ito', 'Jansen', 'Keller', 'Lopez'],
  ...['Meyer', 'Novak', 'Olsen', 'Perez', 'Reed', 'Silva', 'Tanaka', 'Weber'],
] as const;
const TRADES = ['Bakery', 'Books', 'Cycles', 'Dental', 'Garden Centre', 'Logistics', 'Travel'] as const;
/** The steps a subaccount's plan comes in (smtp2go-api.md 3, `/subaccount/add`: from 2000 on). */
const PLAN_SIZES = [2_000, 5_000, 10_000, 20_000, 40_000] as const;

const slugOf = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

const smallCompany = (name: string, seed: number): Subaccount => {
  const key = mix(keyOfText(name), seed);
  const domain = `${slugOf(name)}.example`;
  const dice = chance(key, 1);
  const state = dice < 0.88 ? 'Active' : dice < 0.96 ? 'Closed' : 'Suspended';
  const planSize = pick(key, 2, PLAN_SIZES);
  const used = state === 'Closed' ? 0 : Math.round(planSize * chance(key, 3));
  return {
    id: base62(mix(key, 4), 6),
    name,
    email: `office@${domain}`,
    domain,
    state,
    planSize,
    used: () => used,
    hasDedicatedIp: between(key, 5, 1, 20) === 1,
  };
};

/** Fabrikam, whose mail is part of the world, and 140 small companies, whose mail is not. */
export const createSubaccounts = (world: World, seed: number): readonly Subaccount[] => {
  const fabrikamUsed = (): number => {
    const sums = world.sums(world.window(world.cycle().startMs, world.now()));
    const isFabrikam = (sender: number): boolean => SENDERS[sender]?.user.subaccount?.id === FABRIKAM.id;
    return countOf(sums, 'processed', isFabrikam) + countOf(sums, 'rejected', isFabrikam);
  };
  const fabrikam: Subaccount = {
    ...FABRIKAM,
    email: 'it@fabrikam.example',
    domain: 'fabrikam.example',
    state: 'Active',
    planSize: 40_000,
    used: fabrikamUsed,
    hasDedicatedIp: false,
  };
  return [fabrikam, ...TRADES.flatMap((trade) => OWNERS.map((owner) => smallCompany(`${owner} ${trade}`, seed)))];
};
