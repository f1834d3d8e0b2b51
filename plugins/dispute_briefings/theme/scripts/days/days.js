/* The state of play on the day that the reader chooses. The page carries what each row says from each of
 * its changes to the next; nothing is computed here but which of them holds. A page may tell of several
 * disputes: one day is chosen for all of them, by the controls of the first or the slider of any.
 */

/* What a reader can come back to by the browser's own buttons; one listener for all pages in turn. */
let showAddress = () => {};
addEventListener("popstate", () => showAddress());

onPage((body) => {
  showAddress = () => {};
  const plays = [...body.querySelectorAll(".bf-days")].map(playOf);
  if (plays.length) letChoose(body, plays);
});

const DAY = 86400000;
const dayNumber = (day) => Date.parse(`${day}T00:00:00Z`) / DAY;
const dayOf = (number) => new Date(number * DAY).toISOString().slice(0, 10);
const isDay = (text) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayNumber(text)) && dayOf(dayNumber(text)) === text;

/* One dispute: its rows, each with what it says from which day on, in order. */
const playOf = (root) => {
  const rows = [...root.querySelectorAll("[data-bf-row]")].map((row) => ({
    row,
    title: row.querySelector("dt"),
    stays: [...row.querySelectorAll("template")],
    shown: null,
  }));
  rows.forEach(({ stays }) => stays.forEach((stay) => stay.remove()));
  const { first, asOf, last } = root.dataset;
  return { root, rows, first, asOf, last, slider: root.querySelector("input[type=range]") };
};

const stayOn = (stays, day) => stays.findLast((stay) => stay.dataset.from <= day);

const letChoose = (body, plays) => {
  const [{ root }] = plays;
  const said = JSON.parse(root.dataset.said);
  const months = JSON.parse(root.dataset.months);
  const written = (day) => {
    const [year, month, date] = day.split("-").map(Number);
    return months[month - 1].replace("{d}", date).replace("{y}", year);
  };
  const first = plays.map((play) => play.first).sort()[0];
  const last = plays.map((play) => play.last).sort().at(-1);
  /* Unless a day is asked for, each dispute is told as of its own last check. */
  const asOf = plays.map((play) => play.asOf).sort().at(-1);
  const dayIn = (play, day) => (day === asOf ? play.asOf : day);
  const turns = [
    ...new Set(
      plays.flatMap(({ rows }) => rows.flatMap(({ stays }) => stays.map((stay) => stay.dataset.from))),
    ),
  ].filter((day) => day && day >= first && day <= last).sort();
  /* Before the first change one comes to the first day that can be told. */
  const before = (day) => turns.findLast((turn) => turn < day) ?? (turns.length && day > first ? first : undefined);
  const after = (day) => turns.find((turn) => turn > day);

  const field = root.querySelector("input[type=date]");
  const button = (to) => root.querySelector(`[data-to="${to}"]`);
  const live = root.querySelector(".bf-days-said");
  let chosen = asOf;
  let sliding = null;
  let telling;

  /* Shows a day, and marks the rows that say something else than on the day before. */
  const show = (day, { told = "", isFirst = false } = {}) => {
    let changed = 0;
    for (const play of plays) {
      const own = dayIn(play, day);
      for (const each of play.rows) changed += showRow(each, own, isFirst ? "" : said.changed);
      writeTitle(play, own, written);
      moveCursor(play, own);
      if (sliding !== play) play.slider.value = dayNumber(own) - dayNumber(play.first);
      play.slider.setAttribute("aria-valuetext", written(own));
      const note = play.root.querySelector(".bf-days-note");
      const later = own > play.asOf ? said.later.replace("{as_of}", written(play.asOf)) : "";
      note.textContent = play === plays[0] && told ? told : later;
      note.hidden = !note.textContent;
    }
    chosen = day;
    field.value = day;
    const earlier = before(day);
    label(button("previous"), earlier && !turns.includes(earlier) ? said.start : said.previous, earlier);
    label(button("next"), said.next, after(day));
    button("as-of").hidden = day === asOf;
    clearTimeout(telling);
    if (isFirst && !told) return;
    telling = setTimeout(() => {
      live.textContent = `${told || root.querySelector(".bf-days-title > :not([hidden])").textContent}. ${counted(changed)}`;
    }, 400);
  };

  const counted = (changed) =>
    said.count.replace("{n}", changed).replace("{all}", plays.reduce((sum, { rows }) => sum + rows.length, 0));

  const label = (control, words, day) => {
    const when = document.createElement("span");
    when.className = "bf-button-day";
    when.textContent = day ? written(day) : "";
    control.replaceChildren(words, " ", when);
    control.disabled = !day;
    control.dataset.day = day ?? "";
  };

  const addressOf = (day) => {
    const address = new URL(location.href);
    address.hash = "";
    if (day === asOf) address.searchParams.delete("on");
    else address.searchParams.set("on", day);
    return address;
  };
  const choose = (day) => {
    const isNew = addressOf(day).href !== location.href;
    if (isNew) history.pushState(history.state, "", addressOf(day));
    show(day);
  };

  /* What the address asks for; if that is no day that can be told, the reader learns so. */
  showAddress = ({ arrives = false } = {}) => {
    if (!root.isConnected) return;
    const on = new URL(location.href).searchParams.get("on");
    const problem = on === null ? "" : problemOf(on);
    show(on === null || problem ? asOf : on, { told: problem, isFirst: arrives });
  };
  const problemOf = (on, shown = asOf) => {
    const words = isDay(on) ? (on < first || on > last ? said.outside : "") : said.never;
    const slots = { on: on.slice(0, 40), first: written(first), last: written(last), day: written(shown) };
    return words.replace(/\{(\w+)\}/g, (slot, name) => slots[name] ?? slot);
  };

  for (const to of ["previous", "next"]) {
    button(to).addEventListener("click", (event) => {
      const { day } = event.currentTarget.dataset;
      if (day) choose(day);
      /* A button that has nowhere left to go would lose the focus. */
      if (button(to).disabled) button(to === "next" ? "previous" : "next").focus();
    });
  }
  button("as-of").addEventListener("click", () => {
    choose(asOf);
    field.focus();
  });
  field.addEventListener("change", () => {
    if (!field.value) return;
    const problem = problemOf(field.value, chosen);
    if (problem) show(chosen, { told: problem });
    else choose(field.value);
  });

  /* A day near a change is the day of the change: on a telephone a pixel is a week wide. While it slides, the
     address follows within one entry of the history. */
  let following;
  const follow = () => {
    clearTimeout(following);
    if (addressOf(chosen).href !== location.href) history.replaceState(history.state, "", addressOf(chosen));
  };
  const slide = (play) => {
    const exact = dayNumber(play.first) + Number(play.slider.value);
    const near = (6 * Number(play.slider.max)) / play.slider.clientWidth;
    const [snapped] = [...turns, asOf]
      .map((turn) => ({ turn, far: Math.abs(dayNumber(turn) - exact) }))
      .sort((one, other) => one.far - other.far);
    const day = snapped.far <= near ? snapped.turn : dayOf(exact);
    if (day === chosen) return;
    if (!sliding) history.pushState(history.state, "", addressOf(day));
    sliding = play;
    show(day);
    clearTimeout(following);
    following = setTimeout(follow, 250);
  };
  for (const play of plays) {
    play.slider.addEventListener("input", () => slide(play));
    play.slider.addEventListener("change", () => {
      if (sliding) follow();
      sliding = null;
      play.slider.value = dayNumber(dayIn(play, chosen)) - dayNumber(play.first);
    });
    play.slider.addEventListener("keydown", (event) => {
      const move = MOVES[event.key]?.({ before, after, first: play.first, last: play.last });
      if (!move) return;
      event.preventDefault();
      const day = move(chosen);
      if (day) choose(day < first ? first : day > last ? last : day);
    });
  }

  /* Links to a day of this page need not load it again. */
  body.querySelector(".md-content")?.addEventListener("click", (event) => {
    const link = event.target.closest("a.bf-day-link");
    const address = link && new URL(link.href);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || address.pathname !== location.pathname) return;
    event.preventDefault();
    event.stopPropagation();
    choose(address.searchParams.get("on"));
    root.scrollIntoView();
    field.focus({ preventScroll: true });
  });

  root.querySelector(".bf-days-chooser").hidden = false;
  for (const play of plays) {
    play.root.querySelectorAll(".bf-lane-slide, .bf-lane-cursor").forEach((part) => (part.hidden = false));
    for (const each of play.rows) each.shown = stayOn(each.stays, play.asOf);
  }
  button("as-of").textContent = said["as-of"].replace("{date}", written(asOf));
  field.min = first;
  field.max = last;
  showAddress({ arrives: true });
};

/* Returns whether the row says something else now. */
const showRow = (each, day, word) => {
  const stay = stayOn(each.stays, day);
  const isChanged = stay !== each.shown;
  each.title.querySelector(".bf-changed")?.remove();
  if (!isChanged) return 0;
  each.shown = stay;
  each.row.replaceChildren(each.title, stay.content.cloneNode(true));
  if (!word) return 0;
  const mark = document.createElement("span");
  mark.className = "bf-changed";
  mark.textContent = word;
  each.title.append(" ", mark);
  return 1;
};

const writeTitle = ({ root, asOf }, day, written) => {
  root.querySelector('[data-when="now"]').hidden = day !== asOf;
  const then = root.querySelector('[data-when="then"]');
  then.hidden = day === asOf;
  const time = then.querySelector(".bf-days-chosen time");
  time.dateTime = day;
  time.textContent = written(day);
};

const moveCursor = ({ root, first, last }, day) => {
  const share = (dayNumber(day) - dayNumber(first)) / Math.max(dayNumber(last) - dayNumber(first), 1);
  root.querySelector(".bf-lane-cursor").style.setProperty("--bf-at", Math.min(Math.max(share, 0), 1));
};

const MOVES = {
  ArrowRight: ({ after }) => after,
  ArrowUp: ({ after }) => after,
  ArrowLeft: ({ before }) => before,
  ArrowDown: ({ before }) => before,
  PageUp: () => (day) => monthMoved(day, 1),
  PageDown: () => (day) => monthMoved(day, -1),
  Home: ({ first }) => () => first,
  End: ({ last }) => () => last,
};
const monthMoved = (day, by) => {
  const [year, month, date] = day.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + by, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + by, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
};
