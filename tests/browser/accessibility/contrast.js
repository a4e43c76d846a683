// Every text on the page whose colour stands out from the colour behind it by less than a ratio (WCAG 2.2,
// "contrast ratio"): the first for texts, the second for large ones.
([least, leastOfLarge]) => {
  const found = [];
  const look = (element, style, words) => {
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const is = ratio(style.color, behind(element));
    if (is < (large ? leastOfLarge : least)) {
      found.push(`${is.toFixed(2)}: ${element.tagName}.${element.className} ${words.trim().slice(0, 40)}`);
    }
  };
  const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const texts = document.createTreeWalker(document.querySelector("#app"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, data } = texts.currentNode;
    if (data.trim() && shown(parentElement)) look(parentElement, getComputedStyle(parentElement), data);
  }
  for (const element of document.querySelectorAll("#app *")) {
    for (const pseudo of ["::before", "::after", "::placeholder"]) {
      const style = getComputedStyle(element, pseudo);
      const says = pseudo === "::placeholder" ? element.placeholder : /[^"\s]/.test(style.content.replace(/^(none|normal)$/, ""));
      if (says && style.opacity > 0 && shown(element)) look(element, style, pseudo);
    }
  }
  return found;
}
