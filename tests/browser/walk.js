// Begins a walk by keyboard, for `test_accessibility.py`: notes what can be reached, and each stop on the way;
// `walked()` tells. Lists repeat themselves: what comes first in them stands for the rest.
() => {
  for (const more of document.querySelectorAll("article :is(li, tr, dt, dd, details):nth-of-type(n+6)")) {
    more.inert = true;
  }
  const isReached = (each) =>
    each.tabIndex >= 0 && !each.disabled && !each.closest("[inert]") && each.type !== "radio" &&
    each.checkVisibility({ visibilityProperty: true });
  const every = "a[href], button, input, select, textarea, summary, [tabindex]";
  const controls = [...document.querySelectorAll(every)].filter(isReached);
  const stops = [];

  const told = (each) =>
    `<${each.tagName} ${each.id} ${each.className}> ${(each.ariaLabel ?? each.textContent).trim().slice(0, 60)}`;

  // What is transparent is drawn as its label, or as what stands beside it.
  const drawnAs = (each) => {
    const stands = [...(each.labels ?? []), each.nextElementSibling, each.previousElementSibling];
    const isDrawn = (shown) => shown?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return isDrawn(each) ? [each] : stands.filter(isDrawn);
  };

  const isSeen = (each) =>
    drawnAs(each).some((shown) =>
      [...shown.getClientRects()].some(({ x, y, width, height }) => {
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        return top !== null && (shown.contains(top) || top.contains(shown));
      }));

  const isMarked = (each) => drawnAs(each).some((shown) => getComputedStyle(shown).outlineStyle !== "none");

  addEventListener("focusin", ({ target }) => {
    stops.push({ target, isSeen: isSeen(target), isMarked: isMarked(target) });
  });

  window.walked = () => ({
    missed: controls.filter((each) => !stops.some(({ target }) => target === each)).map(told),
    unseen: stops.filter((stop) => !stop.isSeen).map(({ target }) => told(target)),
    unmarked: stops.filter((stop) => !stop.isMarked).map(({ target }) => told(target)),
    backwards: stops
      // A preview is gone once it is left.
      .filter(({ target }) => target.isConnected)
      .filter(({ target }, index, stayed) =>
        index && stayed[index - 1].target.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING)
      .map(({ target }) => told(target)),
  });
  window.isAtTheEnd = () => document.activeElement === controls.at(-1);
  return controls.length;
}
