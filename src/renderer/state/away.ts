import { create } from 'zustand';

/** The last digest whose line the person has put away. */
const usePutAway = create<{ readonly key: string | undefined }>(() => ({ key: undefined }));

export const useIsPutAway = (key: string | undefined): boolean => usePutAway((put) => put.key === key);
export const putAway = (key: string): void => usePutAway.setState({ key });
