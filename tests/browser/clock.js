// A page's clock in the hands of a test: whatever is to happen in a second or later waits for `passTime`.
(() => {
  const { setTimeout: start, clearTimeout: stop } = window;
  const realNow = Date.now;
  const held = new Map();
  let [passed, last] = [0, 0];
  Date.now = () => realNow() + passed;
  window.setTimeout = (run, delay, ...rest) => {
    if (!(delay >= 1000)) return start(run, delay, ...rest);
    // The browser's own numbers are above zero.
    last -= 1;
    held.set(last, { due: passed + delay, run: () => run(...rest) });
    return last;
  };
  window.clearTimeout = (id) => {
    if (!held.delete(id)) stop(id);
  };
  window.passTime = (milliseconds) => {
    passed += milliseconds;
    for (const [id, { due, run }] of [...held].sort(([, one], [, other]) => one.due - other.due)) {
      if (due <= passed && held.delete(id)) run();
    }
  };
})();
