import { create } from 'zustand';

interface PaletteState {
  /** Whether the palette is open or loading. */
  readonly isOpen: boolean;
  /** The search text. */
  readonly typed: string;
}

export const usePalette = create<PaletteState>(() => ({ isOpen: false, typed: '' }));

export const openPalette = (): void => usePalette.setState({ isOpen: true, typed: '' });
export const closePalette = (): void => usePalette.setState({ isOpen: false });
export const lookFor = (typed: string): void => usePalette.setState({ typed });
