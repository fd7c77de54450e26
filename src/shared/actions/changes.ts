/** Whether anything is given at all: a change of nothing is a mistake, and would cost a call. */
export const isAnythingIn = (changes: Readonly<Record<string, unknown>>): boolean =>
  Object.values(changes).some((value) => value !== undefined);
