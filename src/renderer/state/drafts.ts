import { create } from 'zustand';
import { type Drafts, type Kept, readDrafts } from '../model/rule/stored-drafts.ts';

const PLACE = 'rule drafts';

function written(): string | null {
  try {
    return localStorage.getItem(PLACE);
  } catch {
    // A browser that stores nothing: then no draft has outlived the last window.
    return null;
  }
}

/** Rules being changed, by place (rule-kept.ts). Kept by the page itself: a window that is closed takes nothing with it. */
export const useDrafts = create<{ readonly drafts: Drafts }>(() => ({ drafts: readDrafts(written()) }));

function put(place: string, kept: Kept | undefined): void {
  const drafts = { ...useDrafts.getState().drafts, [place]: kept };
  useDrafts.setState({ drafts });
  try {
    localStorage.setItem(PLACE, JSON.stringify(drafts));
  } catch {
    // Full or switched off: the draft is kept until the window closes.
  }
}

/** Drops what was begun for an account that is forgotten. */
export function forgetDrafts(accountId: string): void {
  const places = Object.keys(useDrafts.getState().drafts);
  for (const place of places.filter((one) => one.startsWith(`${accountId} `))) dropDraft(place);
}

export const keepDraft = (place: string, kept: Kept): void => put(place, kept);
export const dropDraft = (place: string): void => put(place, undefined);
