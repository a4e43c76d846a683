// Measures a page from inside, from its first moment. NEXT is the headline of the story that is gone to.
(() => {
  const measured = (window.measured = { blocking: 0, shift: 0 });
  let busy = 0;
  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") measured.first = startTime;
  });
  observe("largest-contentful-paint", ({ startTime }) => (measured.largest = startTime));
  observe("layout-shift", ({ value, hadRecentInput }) => (measured.shift += hadRecentInput ? 0 : value));
  observe("longtask", ({ startTime, duration }) => {
    measured.blocking += duration - 50;
    busy = Math.max(busy, startTime + duration);
  });
  observe("resource", ({ responseEnd }) => (busy = Math.max(busy, responseEnd)));
  new MutationObserver(() => {
    if (document.documentElement.dataset.app === "ready") measured.ready ??= performance.now();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-app"] });

  // Quiet is a page that has all, and did and fetched nothing of note for a second.
  window.quiet = (hasApp) => {
    const began = performance.now();
    return new Promise((resolve) => {
      const look = setInterval(() => {
        const since = performance.now() - Math.max(busy, began, measured.ready ?? 0);
        if (since < 1000 || document.readyState !== "complete" || (hasApp && !measured.ready)) return;
        clearInterval(look);
        resolve();
      }, 100);
    });
  };

  const eachFrame = (isDone) => requestAnimationFrame(() => isDone() || eachFrame(isDone));

  // The first answer is clicked as soon as it is there, as often as it takes.
  eachFrame(() => {
    const question = document.querySelector("details.faq > summary");
    if (!question?.checkVisibility()) return false;
    question.click();
    const { open } = question.parentElement;
    if (open) measured.answer = performance.now();
    return open;
  });

  // The click's moment outlives the document in its window's name, which costs no time to write.
  const clickedAt = () => Number(window.name.split("clicked ")[1]);
  window.arrival = new Promise((resolve) => {
    const watch = () =>
      eachFrame(() => {
        if (document.querySelector("main h1")?.textContent !== NEXT) return false;
        // What is posted in a frame's callback is heard when the frame has been drawn.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          performance.mark("bench shown");
          measured.next = performance.timeOrigin + performance.now() - clickedAt();
          resolve();
        };
        port2.postMessage(0);
        return true;
      });
    const onClick = ({ isTrusted, timeStamp }) => {
      if (!isTrusted) return;
      performance.mark("bench click");
      window.name = `clicked ${performance.timeOrigin + timeStamp}`;
      watch();
    };
    addEventListener("click", onClick, true);
    if (clickedAt()) watch();
  });
})();
