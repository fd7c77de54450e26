import { readFileSync } from 'node:fs';
import { SourceTextModule } from 'node:vm';
import { type Bench, timed } from './measure.ts';

const MAIN = 'out/main/application.js';

/** Parsing what every start of the main process reads, against reading it. */
export function parseBench(): Bench {
  let round = 0;
  const read = () => readFileSync(MAIN, 'utf8');
  return {
    name: 'main: parse its code, against reading it',
    unit: `ms for ${Math.round(Buffer.byteLength(read()) / 1000)} kB`,
    n: 15,
    ours: () => {
      // Other code each time, or the answer would come from the compiler's memory.
      round += 1;
      return timed(() => new SourceTextModule(`${read()}\n// ${round}`));
    },
    floor: () => timed(read),
  };
}
