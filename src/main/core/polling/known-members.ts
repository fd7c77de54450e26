import type { Group } from '../../../shared/alert.ts';

/** As many as a person can choose from. */
const MOST_OF_A_GROUP = 1_000;

/** Members of groups that answers have named in this run, whether a rule is about them or not. */
export interface KnownMembers {
  /** Mail that is of no member has an empty name, which is left out. */
  readonly add: (by: Group, members: Iterable<string>) => void;
  readonly of: (by: Group) => readonly string[];
}

export function createKnownMembers(): KnownMembers {
  const named = new Map<Group, Set<string>>();
  return {
    add: (by, members) => {
      const known = named.get(by) ?? new Set();
      named.set(by, known);
      for (const member of members) if (member !== '' && known.size < MOST_OF_A_GROUP) known.add(member);
    },
    of: (by) => [...(named.get(by) ?? [])],
  };
}
