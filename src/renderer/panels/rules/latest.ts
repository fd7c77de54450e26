/**
 * One at a time, and the latest next: while one question is under way, only the newest of the others waits, and takes
 * its turn when the answer is there. `work` answers its own failures.
 */
export function latestOnly<Question>(work: (question: Question) => Promise<void>): (question: Question) => void {
  let isBusy = false;
  let waiting: { readonly question: Question } | undefined;

  const begin = async (question: Question) => {
    isBusy = true;
    await work(question);
    isBusy = false;
    const next = waiting;
    waiting = undefined;
    if (next) void begin(next.question);
  };
  return (question) => {
    if (isBusy) waiting = { question };
    else void begin(question);
  };
}
