/* Previews: what the foot of the page says of a name, a fact or a source, beside its link.
 *
 * A preview comes half a second after a pointer rests on a link or the keyboard reaches it, and with the
 * first tap of a finger. It stays while the pointer is on the link or on it, or while either has the
 * focus; Escape closes it (WCAG 2.2, 1.4.13). It stands in the page right behind its link, so that the
 * next press of Tab leads into it. Without this script, links lead to their pages and to the list.
 */
(() => {
  if (!("showPopover" in HTMLElement.prototype)) {
    return;
  }

  const LINKS = "a[data-bf-note], a.bf-cite-number";
  const REST = 500; // milliseconds before a preview comes
  const GRACE = 300; // milliseconds to cross from a link to its preview, and back
  const GAP = 6; // pixels between a link and its preview, and at the edge of the screen

  let shown = null; // {link, preview, closing: AbortController}
  let timer = 0;
  let byFinger = false;

  const later = (delay, act) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };

  const linkOf = (target) => target?.closest?.(LINKS) ?? null;

  const noteOf = (link) =>
    document.getElementById(link.dataset.bfNote ?? decodeURIComponent(link.hash.slice(1)));

  const isWithin = (target) =>
    shown !== null && target instanceof Node && (shown.link.contains(target) || shown.preview.contains(target));

  /* With the focus back on the link, unless the reader goes on to somewhere else. */
  const close = (goesOn = false) => {
    clearTimeout(timer);
    if (shown === null) {
      return;
    }
    const { link, preview, closing } = shown;
    shown = null;
    const hadFocus = preview.contains(document.activeElement);
    closing.abort();
    preview.remove();
    if (hadFocus && link.isConnected && !goesOn) {
      link.focus({ preventScroll: true });
    }
  };

  const copyOf = (note) => {
    const copy = note.cloneNode(true);
    for (const element of [copy, ...copy.querySelectorAll("*")]) {
      element.removeAttribute("id");
      element.removeAttribute("aria-describedby");
    }
    for (const back of copy.querySelectorAll(".bf-cited-back")) {
      back.remove();
    }
    const holder = document.createElement(note.matches("li") ? "div" : "dl");
    holder.append(...(note.matches("li") ? copy.childNodes : [copy]));
    return holder;
  };

  const waysOn = (link, words) => {
    const ways = document.createElement("div");
    ways.className = "bf-preview-ways";
    const open = document.createElement("a");
    open.href = link.href;
    open.textContent = link.dataset.bfNote === undefined ? words.briefingsList : words.briefingsOpen;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.briefingsClose;
    button.addEventListener("click", () => close());
    ways.append(open, button);
    return ways;
  };

  /* Below the line of the link that is pointed at, else above it, and never beyond the edge. */
  const place = (link, preview, x) => {
    const lines = [...link.getClientRects()];
    const line = lines.find((each) => x !== null && each.left <= x && x <= each.right) ?? lines[0];
    if (line === undefined) {
      return;
    }
    const width = document.documentElement.clientWidth;
    const height = window.innerHeight;
    preview.style.maxHeight = `${Math.max(line.top, height - line.bottom, 120) - 2 * GAP}px`;
    const box = preview.getBoundingClientRect();
    const isBelow = line.bottom + GAP + box.height <= height || height - line.bottom >= line.top;
    const top = isBelow ? line.bottom + GAP : line.top - GAP - box.height;
    const left = Math.max(GAP, Math.min(line.left, width - box.width - GAP));
    preview.style.top = `${top + window.scrollY}px`;
    preview.style.left = `${left + window.scrollX}px`;
  };

  const show = (link, how, x = null) => {
    const note = noteOf(link);
    if (shown?.link === link || note === null || !link.isConnected) {
      return;
    }
    close();
    const words = note.closest("[data-briefings-close]").dataset;
    const preview = document.createElement("div");
    preview.className = "bf-preview";
    preview.popover = "manual";
    preview.setAttribute("role", "group");
    preview.setAttribute("aria-label", words.briefingsLabel);
    preview.append(copyOf(note));
    if (how !== "pointer") {
      preview.append(waysOn(link, words));
    }
    link.after(preview);
    preview.showPopover();
    place(link, preview, x);
    const closing = new AbortController();
    shown = { link, preview, closing };
    const { signal } = closing;
    document.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          close();
        }
      },
      { signal, capture: true },
    );
    document.addEventListener(
      "pointerdown",
      (event) => {
        if (!isWithin(event.target)) {
          close();
        }
      },
      { signal },
    );
    window.addEventListener("resize", () => place(link, preview, x), { signal });
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") {
      return;
    }
    if (isWithin(event.target)) {
      clearTimeout(timer);
      return;
    }
    const link = linkOf(event.target);
    if (link !== null) {
      later(REST, () => show(link, "pointer", event.clientX));
    }
  });

  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "touch" || isWithin(event.relatedTarget)) {
      return;
    }
    if (isWithin(event.target) && !shown.link.matches(":focus-visible") && !isWithin(document.activeElement)) {
      later(GRACE, close);
    } else if (linkOf(event.target) !== null && linkOf(event.relatedTarget) === null) {
      clearTimeout(timer);
    }
  });

  document.addEventListener("focusin", (event) => {
    const link = linkOf(event.target);
    if (link !== null && link.matches(":focus-visible")) {
      later(REST, () => document.activeElement === link && show(link, "keyboard"));
    }
  });

  document.addEventListener("focusout", (event) => {
    // Where the focus goes nowhere, a press beside it has closed it, or the reader looks at another window.
    const goesOn = event.relatedTarget !== null && !isWithin(event.relatedTarget);
    if (goesOn && isWithin(event.target) && !shown.preview.matches(":hover")) {
      close();
    }
  });

  document.addEventListener("pointerdown", (event) => {
    byFinger = event.pointerType === "touch";
  }, { capture: true });

  /* The first tap shows, the second follows; before the theme sees the click and loads the page in place. */
  document.addEventListener(
    "click",
    (event) => {
      const link = linkOf(event.target);
      const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
      if (isWithin(event.target) && event.target.closest(".bf-preview a") !== null) {
        setTimeout(close, 0, true);
        return;
      }
      if (link === null || !isPlain) {
        return;
      }
      if (byFinger && event.detail > 0 && shown?.link !== link && noteOf(link) !== null) {
        event.preventDefault();
        event.stopPropagation();
        show(link, "finger", event.clientX);
      } else {
        close();
      }
    },
    { capture: true },
  );

  /* A page that is loaded in place of another has none open; on a phone the box of facts opens on a tap. */
  onPage((body) => {
    close();
    const notes = body.querySelector(".bf-notes");
    if (notes !== null && window.innerWidth < 720 && location.hash === "") {
      notes.open = false;
    }
  });
})();
