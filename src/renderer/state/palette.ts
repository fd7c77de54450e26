import { create } from 'zustand';

interface PaletteState {
  /** Whether the palette is open over the page, or on its way there. */
  readonly isOpen: boolean;
  /** What is looked for in it. */
  readonly typed: string;
}

export const usePalette = create<PaletteState>(() => ({ isOpen: false, typed: '' }));

export const openPalette = (): void => usePalette.setState({ isOpen: true, typed: '' });
export const closePalette = (): void => usePalette.setState({ isOpen: false });
export const lookFor = (typed: string): void => usePalette.setState({ typed });
