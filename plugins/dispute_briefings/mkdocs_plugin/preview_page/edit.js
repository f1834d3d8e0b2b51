/* Only in a preview: what is written in a file leads to its line there, and what is wrong is told at its place.
 *
 * The pages themselves know nothing of this. What stands where is asked of the server: by the ids of elements,
 * by the last words of a text, and by where links lead. A mark is seen when a pointer or the keyboard comes to
 * what it is about. One more mark goes from link to link, for what they lead to.
 */
(() => {
  const ENDING = 60; // characters, as in edit_places.py
  const STAY = 600; // milliseconds that the mark of a link stays to be reached
  const BLOCKS = "p, li, dd, dt, td, th, blockquote, figcaption, h1, h2, h3, h4, h5, h6";
  const NOT_WORDS = ".bf-answer, .bf-cite, .bf-inline-cited, .bf-sources, .headerlink, .briefings-edit, .briefings-found";

  let told = null;
  let passing = null; // the mark of a link
  let timer = 0;

  const content = () => document.querySelector("article") ?? document.querySelector("main") ?? document.body;

  const pageOf = (address) => {
    const path = decodeURI(address.pathname).replace(/(^|\/)index\.html$/, "$1");
    return path.startsWith(told.base) ? path.slice(told.base.length) : null;
  };

  const markOf = ([file, line, column], about) => {
    const [name, pattern] = told.files[file];
    const mark = document.createElement("a");
    mark.className = "briefings-edit";
    mark.href = pattern.replace("{line}", line).replace("{column}", column);
    mark.title = `Edit ${name}:${line}`;
    mark.setAttribute("aria-label", about ? `Edit ${about}: ${name}, line ${line}` : `Edit ${name}, line ${line}`);
    mark.setAttribute("data-pagefind-ignore", "");
    return mark;
  };

  const wordsOf = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === Node.ELEMENT_NODE && node.matches(NOT_WORDS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    let words = "";
    while (walker.nextNode()) {
      words += walker.currentNode.nodeType === Node.TEXT_NODE ? walker.currentNode.data : "";
    }
    return words;
  };

  /* Where a mark stands that is about all of an element: at the end of its first line. */
  const headOf = (element) => {
    if (element.matches("tr")) {
      return headOf(element.cells[0]);
    }
    return element.querySelector(":scope > :is(h1, h2, h3, h4, h5, h6, p, dt)") ?? element;
  };

  const markElements = (root, places) => {
    for (const element of root.querySelectorAll("[id]")) {
      const at = places[element.id];
      if (at !== undefined && !element.matches("a, button, input, svg *")) {
        const mark = markOf(at);
        mark.classList.add("briefings-edit-whole");
        element.setAttribute("data-briefings-place", "");
        headOf(element).append(mark);
      }
    }
    const title = root.querySelector("h1");
    if (places[""] !== undefined && title !== null) {
      title.insertBefore(markOf(places[""], "this page"), title.querySelector(".headerlink"));
    }
  };

  const markTexts = (root) => {
    for (const block of root.querySelectorAll("p, li, dd, td, blockquote")) {
      const isLink = block.querySelector("a")?.textContent.trim() === block.textContent.trim();
      if (!isLink && block.querySelector("p, li, dd, table, div, .briefings-edit") === null) {
        const at = told.texts[wordsOf(block).replace(/\s+/g, "").slice(-ENDING)];
        if (at !== undefined) {
          block.append(markOf(at));
        }
      }
    }
  };

  const blockWith = (root, words) => {
    const spaced = (text) => text.replace(/\s+/g, " ").trim();
    const holding = [...root.querySelectorAll(BLOCKS)].filter((block) => spaced(block.textContent).includes(words));
    return holding.find((block) => !holding.some((other) => other !== block && block.contains(other))) ?? null;
  };

  const noteOf = (problem) => {
    const note = document.createElement("div");
    note.className = "briefings-found";
    note.lang = "en";
    note.dir = "ltr";
    note.dataset.severity = problem.severity;
    note.setAttribute("role", "note");
    note.setAttribute("data-pagefind-ignore", "");
    const kind = document.createElement("strong");
    kind.textContent = `${problem.severity}[${problem.code}]`;
    const place = document.createElement(problem.href === null ? "code" : "a");
    place.textContent = problem.where;
    if (problem.href !== null) {
      place.href = problem.href;
    }
    note.append(kind, ` ${problem.what}${problem.cure ? `; ${problem.cure}` : ""} `, place);
    return note;
  };

  const showProblems = (root, page) => {
    for (const problem of told.problems.filter((each) => each.page === page)) {
      const named = problem.anchor ? document.getElementById(problem.anchor) : null;
      const block = named ?? (problem.words ? blockWith(root, problem.words) : null) ?? root.querySelector("h1");
      if (block !== null) {
        const inside = block.matches("tr") ? block.cells[0] : block;
        if (inside.matches("li, dd, dt, td, th, div, section")) {
          inside.append(noteOf(problem));
        } else {
          let last = inside;
          while (last.nextElementSibling?.matches(".briefings-found")) {
            last = last.nextElementSibling;
          }
          last.after(noteOf(problem));
        }
      }
    }
  };

  /* What a link leads to, where that is written somewhere and is not what it stands in. */
  const targetOf = (link) => {
    const page = link.origin === location.origin ? pageOf(link) : null;
    const anchor = decodeURIComponent(link.hash.slice(1));
    const places = page === null ? undefined : told.pages[page];
    const isAround = page === pageOf(location) && anchor !== "" && link.closest(`[id="${CSS.escape(anchor)}"]`) !== null;
    return isAround ? undefined : (places?.[anchor] ?? (page === pageOf(location) ? undefined : places?.[""]));
  };

  const leave = () => {
    clearTimeout(timer);
    if (passing !== null && !passing.matches(":hover, :focus")) {
      passing.remove();
      passing = null;
    }
  };

  const pass = (event) => {
    const link = event.target.closest?.("a[href]") ?? null;
    if (link === null || link === passing || told === null || link.matches(".briefings-edit, .headerlink")) {
      return;
    }
    const at = content().contains(link) && link.closest(".briefings-found") === null ? targetOf(link) : undefined;
    clearTimeout(timer);
    if (passing?.previousSibling === link || passing?.matches(":focus")) {
      return;
    }
    passing?.remove();
    passing = null;
    if (at !== undefined) {
      passing = markOf(at, link.textContent.trim());
      passing.classList.add("briefings-edit-passing");
      link.after(passing);
    }
  };

  const later = (event) => {
    if (event.target.closest?.("a") !== null) {
      clearTimeout(timer);
      timer = setTimeout(leave, STAY);
    }
  };

  const begin = async () => {
    const answer = await fetch("/briefings-preview/places.json");
    if (!answer.ok) {
      return;
    }
    told = await answer.json();
    const root = content();
    for (const old of document.querySelectorAll(".briefings-edit, .briefings-found")) {
      old.remove();
    }
    passing = null;
    const page = pageOf(location);
    markElements(root, told.pages[page] ?? {});
    markTexts(root);
    showProblems(root, page);
  };

  document.addEventListener("pointerover", pass);
  document.addEventListener("focusin", pass);
  document.addEventListener("pointerout", later);
  document.addEventListener("focusout", later);
  if (typeof document$ === "undefined") {
    begin();
  } else {
    document$.subscribe(begin);
  }
})();
