/** A number as a person types it, with a comma or a point; undefined where it is none. Whole ones may be grouped: 1,000. */
export function numberOf(text: string, isWhole = false): number | undefined {
  const plain = text.replaceAll(/\s/g, '');
  const normal = isWhole ? plain.replaceAll(/(?<=\d)[.,](?=\d{3}(\D|$))/g, '') : plain.replace(',', '.');
  return /^\d+(\.\d+)?$/.test(normal) ? Number(normal) : undefined;
}

/** A number without the dust of binary fractions: 5.6, not 5.6000000000000005. */
export const tidy = (value: number): number => Number(value.toPrecision(12));
