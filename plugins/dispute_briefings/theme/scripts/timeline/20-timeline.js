/* The timeline: its filters, whose state the address keeps, and years that fold. What an event is filed
 * under stands in its attributes; nothing is shown that was not on the page. Each choice passes once over
 * all events and touches only those that come or go.
 */
(() => {
  /* With more events than this, years begin folded, and open when a choice leaves fewer. */
  const MANY = 300;

  /* One listener for all pages in turn. */
  let readAddress = () => {};
  let reveal = () => {};
  let showCounts = () => {};
  const paper = matchMedia("print");
  addEventListener("popstate", () => readAddress());
  addEventListener("hashchange", () => reveal());
  paper.addEventListener("change", () => showCounts());

  onPage((body) => {
    readAddress = reveal = showCounts = () => {};
    const form = body.querySelector("form.bf-filters");
    const events = [...body.querySelectorAll(".bf-event[id]")];
    if (form && events.length) letFilter(body, form, events);
  });

  /* Case, width and accents do not count. Only the accents of alphabets go: those of kana make other letters. */
  const folded = (text) => {
    if (/^[\x20-\x7e\s]*$/.test(text)) return text.toLowerCase();
    return text
      .normalize("NFKC")
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .normalize("NFC");
  };

  const letFilter = (body, form, items) => {
    const said = JSON.parse(form.dataset.said);
    const language = document.documentElement.lang || "en";
    const plural = new Intl.PluralRules(language);
    const digits = new Intl.NumberFormat(language);
    const filled = (words, slots) => words.replace(/\{(\w+)\}/g, (slot, name) => slots[name] ?? slot);
    const counted = (words, number, slots = {}) =>
      filled(words[plural.select(number)] ?? words.other, { n: digits.format(number), ...slots });

    const selects = [...form.querySelectorAll("select")];
    const field = form.elements.q;
    const controls = [field, ...selects];
    const bitOf = new Map(controls.map(({ name }, index) => [name, 1 << index]));
    const labelOf = new Map(
      selects.flatMap((select) => [...select.options].map((option) => [option, option.textContent])),
    );
    const [more] = form.getElementsByTagName("details");

    const years = [...body.querySelectorAll(".bf-year")].map((heading) => yearOf(body, heading));
    const groups = [...body.querySelectorAll(".bf-part")].map((part) => partOf(part, [part]));
    const partAt = new Map([...years, ...groups].map((part) => [part.holder, part]));
    const tall = form.parentNode.clientWidth >= 560 ? 10 : 17; // rem that an event takes, about
    /* The values of an event are places among the options of a select: a number is counted faster than a word. */
    const places = selects.map(({ options }) => new Map([...options].map(({ value }, place) => [value, place])));
    /* An event of one level is among those of each level that shows more. */
    const levelsOf = { 1: [0, 1, 2], 2: [0, 1], 3: [0] };
    const placesOf = (item) =>
      selects.map(({ name }, index) =>
        name === "level"
          ? levelsOf[item.dataset.level]
          : (item.dataset[name]?.split(" ") ?? []).map((value) => places[index].get(value)).filter(Boolean),
      );
    const events = items.map((item) => ({
      item,
      places: placesOf(item),
      parts: [partAt.get(item.closest(".bf-view")), partAt.get(item.closest(".bf-part"))].filter(Boolean),
      marks: [],
      text: null,
      isLeft: true,
      isOut: false,
    }));
    for (const { parts } of events) for (const part of parts) part.all += 1;
    const overview = overviewOf(body, events, {
      counted: (number) => counted(said.whole, number),
      lead: () => reveal({ isHere: true }),
    });

    let chosen = new Map();
    let exempt = null; // the event that a link led to, whatever is chosen
    let shown = events.length;
    let telling;

    /* Names in every language find the events that they are filed under. */
    const namesOf = selects.map(({ options }) =>
      [...options].map((option) => `${labelOf.get(option)} ${option.dataset.names ?? ""}`),
    );
    const textOf = (event) => {
      if (event.text !== null) return event.text;
      const told = [...event.item.children].filter(({ className }) => !/bf-(sources|confidence|dates)/.test(className));
      const names = event.places.flatMap((own, index) =>
        selects[index].name === "level" ? [] : own.map((place) => namesOf[index][place]),
      );
      event.text = folded([...told.map((part) => part.textContent), ...names].join(" "));
      return event.text;
    };
    /* Before the first word is typed, there is time to read them. */
    const readAhead = (deadline) => {
      const next = events.findIndex(({ text }) => text === null);
      for (let index = next; index >= 0 && index < events.length; index += 1) {
        if (deadline.timeRemaining() < 2) return void requestIdleCallback(readAhead);
        textOf(events[index]);
      }
    };

    const levels = selects.findIndex(({ name }) => name === "level");

    /* One pass: what is left, and how much each choice would leave, with the others as they are. */
    const apply = () => {
      const words = folded(chosen.get("q") ?? "").split(/\s+/).filter(Boolean);
      const asked = selects.map(({ name, selectedIndex }) => (chosen.has(name) ? selectedIndex : 0));
      const would = selects.map(({ options }) => new Int32Array(options.length));
      const without = new Map();
      shown = 0;
      for (const part of partAt.values()) part.shown = 0;
      for (const mark of overview.marks) mark.shown = 0;
      for (const event of events) {
        let failed = words.length && !words.every((word) => textOf(event).includes(word)) ? 1 : 0;
        for (let index = 0; index < asked.length; index += 1) {
          if (asked[index] && !event.places[index].includes(asked[index])) failed |= 2 << index;
        }
        event.isLeft = failed === 0;
        if (!(failed & (failed - 1))) {
          without.set(failed, (without.get(failed) ?? 0) + 1);
          for (let index = 0; index < asked.length; index += 1) {
            if (!(failed & ~(2 << index))) for (const place of event.places[index]) would[index][place] += 1;
          }
        }
        const isOut = failed !== 0 && event.item !== exempt;
        if (isOut !== event.isOut) event.item.classList.toggle("bf-out", (event.isOut = isOut));
        if (!isOut) for (const part of event.parts) part.shown += 1;
        if (!failed) {
          shown += 1;
          for (const mark of event.marks) {
            if (mark.shown === 0) mark.first = event;
            mark.shown += 1;
          }
        }
      }
      for (const part of partAt.values()) showPart(part);
      writeOptions(would);
      overview.show();
      writeState(without);
    };

    const showPart = (part) => {
      if (part.shown === part.wasShown) return;
      part.wasShown = part.shown;
      for (const element of part.elements) element.classList.toggle("bf-none", part.shown === 0);
      if (part.holder.matches(".bf-lazy")) part.holder.style.containIntrinsicBlockSize = `auto ${tall * part.shown}rem`;
      showCount(part);
    };

    /* Paper has all events, whatever is chosen. */
    const showCount = ({ count, shown, all, told }) => {
      if (!count) return;
      const slots = { n: digits.format(shown), all: digits.format(all) };
      count.textContent = paper.matches || shown === all ? told : filled(said.part, slots);
    };
    showCounts = () => [...partAt.values()].forEach(showCount);

    const writeOptions = (would) => {
      for (const [index, { options }] of selects.entries()) {
        for (const [place, option] of [...options].entries()) {
          if (!place && index !== levels) continue;
          const number = would[index][place];
          const text = `${labelOf.get(option)} (${digits.format(number)})`;
          if (option.textContent !== text) option.textContent = text;
          option.disabled = place > 0 && number === 0 && !option.selected;
        }
      }
    };

    const nameOf = (name) => {
      const value = chosen.get(name);
      if (name === "q") return `${said.words}: ${value}`;
      const select = form.elements[name];
      const label = select.closest("label").querySelector("span").textContent;
      return `${label}: ${labelOf.get(select.selectedOptions[0])}`;
    };

    const total = () => counted(said.counts, events.length, { n: digits.format(shown), all: digits.format(events.length) });
    const writeState = (without) => {
      form.querySelector(".bf-filters-count").textContent = chosen.size ? total() : counted(said.whole, shown);
      form.querySelector(".bf-filters-clear").hidden = chosen.size === 0;
      const set = [...chosen.keys()].map((name) => {
        const button = buttonOf(`${nameOf(name)} ×`, () => clear([name]));
        button.dataset.name = name;
        button.setAttribute("aria-label", filled(said.remove, { filter: nameOf(name) }));
        return button;
      });
      form.querySelector(".bf-filters-set").replaceChildren(...set);
      const note = form.querySelector(".bf-filters-note");
      note.hidden = shown > 0;
      const ways = [...chosen.keys()]
        .map((name) => ({ name, left: without.get(bitOf.get(name)) ?? 0 }))
        .filter(({ left }) => left > 0)
        .map(({ name, left }) =>
          buttonOf(filled(said.without, { filter: nameOf(name), n: digits.format(left) }), () => clear([name])),
        );
      note.replaceChildren(...(note.hidden ? [] : [said.empty, ...ways]));
    };

    const buttonOf = (text, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      button.addEventListener("click", act);
      return button;
    };

    const tell = (before = "") => {
      clearTimeout(telling);
      telling = setTimeout(() => {
        form.querySelector(".bf-filters-said").textContent = `${before}${total()}`;
      }, 400);
    };

    const addressOf = () => {
      const address = new URL(location.href);
      address.hash = "";
      for (const { name } of controls) address.searchParams.delete(name);
      for (const [name, value] of chosen) address.searchParams.set(name, value);
      return address;
    };

    /* While words are typed, the address follows within one entry of the history. */
    let isTyping = false;
    const choose = (isTyped = false) => {
      const before = chosen;
      chosen = new Map(controls.map(({ name, value }) => [name, value.trim()]).filter(([, value]) => value));
      if (String([...before]) === String([...chosen])) return;
      exempt = null;
      const write = isTyped && isTyping ? "replaceState" : "pushState";
      history[write](history.state, "", addressOf());
      isTyping = isTyped;
      apply();
      if (events.length > MANY) fold(years, shown > MANY);
      tell();
    };

    const clear = (names) => {
      for (const name of names) form.elements[name].value = "";
      choose();
      const [other] = form.querySelectorAll(".bf-filters-set button");
      (other ?? field).focus();
    };

    /* What the address asks for; what is called nothing here is told and left out. */
    readAddress = ({ arrives = false } = {}) => {
      if (!form.isConnected) return;
      const asked = new URL(location.href).searchParams;
      let unknown = "";
      for (const control of controls) {
        control.value = asked.get(control.name) ?? "";
        if (control !== field && asked.get(control.name) && !control.value) {
          control.value = "";
          unknown = filled(said.unknown, { value: asked.get(control.name).slice(0, 60) });
        }
      }
      chosen = new Map(controls.map(({ name, value }) => [name, value.trim()]).filter(([, value]) => value));
      isTyping = false;
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      exempt = target?.closest(".bf-event") ?? null;
      apply();
      if (unknown) {
        const note = form.querySelector(".bf-filters-note");
        note.hidden = false;
        note.prepend(unknown, " ");
      }
      if (!arrives || unknown) tell(unknown && `${unknown} `);
    };

    /* Folding. What is folded is still found by the browser, and by links that lead into it. */
    const fold = (some, isFolded) => {
      for (const { view, button } of some) {
        if (isFolded) view.setAttribute("hidden", "until-found");
        else view.removeAttribute("hidden");
        button.setAttribute("aria-expanded", String(!isFolded));
      }
      const isAny = years.some(({ view }) => !view.hasAttribute("hidden"));
      form.querySelector(".bf-filters-fold").textContent = isAny ? said.foldAll : said.openAll;
    };
    for (const year of years) {
      year.button.addEventListener("click", () => fold([year], !year.view.hasAttribute("hidden")));
      year.view.addEventListener("beforematch", () => fold([year], false));
    }
    form.querySelector(".bf-filters-fold").addEventListener("click", () => {
      fold(years, years.some(({ view }) => !view.hasAttribute("hidden")));
    });

    reveal = ({ isHere = false } = {}) => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const item = target?.closest(".bf-event");
      if (!item || !form.isConnected) return;
      const year = years.find(({ view }) => view.contains(item));
      const isHidden = year?.view.hasAttribute("hidden") || item.classList.contains("bf-out");
      if (item.classList.contains("bf-out")) {
        exempt = item;
        apply();
      }
      if (year) fold([year], false);
      if (isHidden || isHere) target.scrollIntoView();
    };
    /* A second click on the same link changes no address. */
    body.querySelector(".md-content")?.addEventListener("click", (event) => {
      if (event.target.closest?.('a[href*="#"]')) setTimeout(reveal);
    });

    form.addEventListener("submit", (event) => event.preventDefault());
    for (const select of selects) select.addEventListener("change", () => choose());
    field.addEventListener("input", (event) => event.isComposing || choose(true));
    field.addEventListener("compositionend", () => choose(true));
    field.addEventListener("change", () => (isTyping = false));
    field.addEventListener("focus", () => window.requestIdleCallback?.(readAhead));
    form.querySelector(".bf-filters-clear").addEventListener("click", () => clear(controls.map(({ name }) => name)));

    form.hidden = false;
    more.open = form.clientWidth >= 560;
    readAddress({ arrives: true });
    if (shown > MANY) fold(years.slice(0, -1), true);
    else fold(years, false);
    reveal({ isHere: events.length > MANY });
  };

  /* A part of the list: what holds its events, what goes when none is left, and where their number stands. */
  const partOf = (holder, elements) => {
    const count = elements[0].querySelector(".bf-count");
    return { holder, elements, count, told: count?.textContent, all: 0, shown: 0, wasShown: -1 };
  };

  const yearOf = (body, heading) => {
    const view = heading.nextElementSibling;
    const entries = [...body.querySelectorAll(`.md-nav--secondary a[href$="#${heading.id}"]`)];
    const part = partOf(view, [heading, view, ...entries.map((entry) => entry.closest("li"))]);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "bf-fold";
    /* The year and its count are the button's name: read aloud, the heading says them once. */
    heading.prepend(button);
    button.append(button.nextSibling, part.count);
    return { ...part, view, button };
  };
})();
