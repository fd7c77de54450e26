/**
 * Parses a typed number with a decimal comma or point; undefined if it is not one. Whole numbers may be grouped: 1,000.
 */
export function numberOf(text: string, isWhole = false): number | undefined {
  const plain = text.replaceAll(/\s/g, '');
  const normal = isWhole ? plain.replaceAll(/(?<=\d)[.,](?=\d{3}(\D|$))/g, '') : plain.replace(',', '.');
  return /^\d+(\.\d+)?$/.test(normal) ? Number(normal) : undefined;
}

/** Removes binary rounding errors: 5.6, not 5.6000000000000005. */
export const tidy = (value: number): number => Number(value.toPrecision(12));
