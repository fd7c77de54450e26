/** Where and on what the person has asked for a context menu. */
export interface ContextMenuAt {
  readonly x: number;
  readonly y: number;
  readonly isEditable: boolean;
  readonly selectionText: string;
  readonly linkURL: string;
  readonly isPassword: boolean;
}

/** A key that the person presses, before the page is told of it. */
export interface PressedKey {
  readonly key: string;
  readonly code: string;
  readonly isAutoRepeat: boolean;
  readonly shift: boolean;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/** A line of a context menu, as it is drawn. */
export interface PopupLine {
  readonly label: string;
  readonly type: string;
  readonly isEnabled: boolean;
}

/** What a page's isolated world tells the host. */
export type FromPage =
  | { readonly type: 'invoke'; readonly id: number; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly type: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly type: 'permission'; readonly id: number; readonly permission: string; readonly isCheck: boolean }
  | { readonly type: 'open'; readonly url: string; readonly frameName: string; readonly features: string }
  | { readonly type: 'close' | 'focus' | 'blur' }
  | ({ readonly type: 'context-menu' } & ContextMenuAt)
  | { readonly type: 'popup'; readonly id: number; readonly chosen: number | null }
  | { readonly type: 'key'; readonly pressed: PressedKey }
  | { readonly type: 'preload-error'; readonly message: string };

/** What the host tells the isolated world. A refused reply carries the words the page's error will have. */
export type ToPage =
  | { readonly type: 'reply'; readonly id: number; readonly isKept: true; readonly value: unknown }
  | { readonly type: 'reply'; readonly id: number; readonly isKept: false; readonly message: string }
  | { readonly type: 'popup'; readonly id: number; readonly lines: readonly PopupLine[] }
  | { readonly type: 'popup-close' }
  | { readonly type: 'message'; readonly channel: string; readonly args: readonly unknown[] };

/** Names that only the host and the isolated world know. */
export interface PageNames {
  /** Global function of the isolated world that sends text to the host (a debugger binding). */
  readonly binding: string;
  /** Global function of the isolated world that the host calls with text. */
  readonly deliver: string;
  readonly toMain: string;
  readonly toIsolated: string;
}
