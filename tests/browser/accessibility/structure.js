// What is wrong with headings, landmarks, names of controls, times and pictures.
() => {
  const all = (selector) => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility({ visibilityProperty: true }));
  const found = [];
  const headings = all("h1, h2, h3, h4, h5, h6");
  if (headings.filter((e) => e.localName === "h1").length !== 1 || headings[0].localName !== "h1") found.push("not one h1 before all other headings");
  headings.reduce((before, heading) => {
    const level = Number(heading.localName[1]);
    if (level > before + 1) found.push(`skips a level: ${heading.outerHTML.slice(0, 120)}`);
    return level;
  }, 0);
  for (const landmark of ["body > #app > header", "main", "body > #app > footer"]) {
    if (all(landmark).length !== 1) found.push(`not one ${landmark}`);
  }
  // By its label, by what labels it, or by its words.
  const named = (e) => e.getAttribute("aria-label") ?? document.getElementById(e.getAttribute("aria-labelledby"))?.textContent ?? e.textContent;
  const tell = (elements, of, what) => {
    const names = new Map();
    for (const element of elements) {
      const name = named(element).trim();
      if (!name) found.push(`${what} without a name: ${element.outerHTML.slice(0, 120)}`);
      if (names.has(name) && names.get(name) !== of(element)) found.push(`two ${what} are called ${name}`);
      names.set(name, of(element));
    }
  };
  tell(all("nav, section[aria-labelledby]"), () => Symbol(), "landmarks");
  tell(all("button"), () => Symbol(), "buttons");
  tell(all("a[href]"), (link) => link.href, "links");
  for (const control of all("[aria-label]:is(a, button)")) {
    if (!named(control).includes(control.textContent.trim())) found.push(`its words are not in its name: ${control.outerHTML.slice(0, 120)}`);
  }
  for (const time of all("time")) if (isNaN(Date.parse(time.dateTime))) found.push(`no time: ${time.outerHTML}`);
  for (const picture of all("img")) {
    if (!picture.hasAttribute("alt") || (picture.closest("figure") && !picture.alt)) found.push(`no alt: ${picture.outerHTML.slice(0, 120)}`);
  }
  return found;
}
