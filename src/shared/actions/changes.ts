/** Whether any change was entered. An empty change is a mistake and would cost a call. */
export const isAnythingIn = (changes: Readonly<Record<string, unknown>>): boolean =>
  Object.values(changes).some((value) => value !== undefined);
