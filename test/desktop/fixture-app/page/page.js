// What the very first script of the page sees.
document.body.dataset.seen = JSON.stringify({
  versions: typeof globalThis.fixture?.versions?.electron,
  isSecret: globalThis.isSecret ?? null,
  require: typeof globalThis.require,
  process: typeof globalThis.process,
});
