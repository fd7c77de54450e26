import type { MessageBoxOptions, OpenDialogOptions, SaveDialogOptions, Settings } from 'electron';

/** A dialog that the application has shown, with the id of the window it belongs to. */
export type ShownDialog =
  | { readonly kind: 'message'; readonly options: MessageBoxOptions; readonly parent: number | null }
  | { readonly kind: 'save'; readonly options: SaveDialogOptions; readonly parent: number | null }
  | { readonly kind: 'open'; readonly options: OpenDialogOptions; readonly parent: number | null }
  | { readonly kind: 'error'; readonly options: { readonly title: string; readonly content: string } };

/** What the application has asked of the desktop that nobody can see there; read by tests. */
export const recorded: {
  readonly openedExternal: string[];
  readonly shownInFolder: string[];
  readonly loginItems: Settings[];
  readonly dialogs: ShownDialog[];
  readonly switches: Record<string, string>;
  protocols: string[];
} = { openedExternal: [], shownInFolder: [], loginItems: [], dialogs: [], switches: {}, protocols: [] };
