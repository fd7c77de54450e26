/**
 * Runs one question at a time. While one is running only the newest of the others waits. `work` handles its own
 * failures.
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
