import { create } from 'zustand';

/** The digest whose line was last dismissed. */
const useDismissed = create<{ readonly key: string | undefined }>(() => ({ key: undefined }));

export const useIsDismissed = (key: string | undefined): boolean => useDismissed((dismissed) => dismissed.key === key);
export const dismissDigest = (key: string): void => useDismissed.setState({ key });
