/* Search: what the dialog over the index that the build has made does. It comes when the dialog is first opened,
 * and of the index only the parts that a query needs.
 */
const searchIn = (() => {
  const AT_ONCE = 6;
  const SECTIONS = 3;
  // Letters of words that no space parts: the index has them in pairs (`search_words.py`).
  const RUN = /[\uac00-\ud7a3]+|[\u3041-\u309f]+|[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\u30a1-\u30fa\u30fc-\u30ff]+/g;
  // What Korean puts behind a word, and the text may not have there.
  const PARTICLE = /(?<=[\uac00-\ud7a3]{2})(?:에서는|에서|에게|에는|으로|까지|부터|[을를이가은는의에도로와과만])$/;
  const HIRAGANA = /^[\u3041-\u309f]+$/;
  const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#39;": "'", "&#x27;": "'" };

  // Words as the index has them. Between others, hiragana are endings and particles, which every text has.
  const wordsOf = (query) => {
    const parted = query.normalize("NFC").replace(RUN, (written) => {
      const run = written.replace(PARTICLE, "");
      const last = Math.max(run.length - 2, 0);
      const pieces = Array.from({ length: Math.ceil(run.length / 2) }, (_, n) => run.substr(Math.min(2 * n, last), 2));
      const spaced = pieces.join(" ");
      return /[\uac00-\ud7a3]/.test(run) ? spaced : ` ${spaced} `;
    });
    const found = parted.split(/\s+/).filter(Boolean);
    const telling = found.filter((word) => !HIRAGANA.test(word));
    return (telling.length ? telling : found).join(" ");
  };

  const read = (text) =>
    text.replaceAll("\u200a", "").replace(/&(?:lt|gt|amp|quot|#39|#x27);/g, (entity) => ENTITIES[entity]);

  const made = (tag, name, ...content) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...content);
    return element;
  };

  // An excerpt is text with the words found between two tags; nothing else in it is HTML.
  const excerpt = (html) => {
    const shown = made("p", "bf-search-excerpt");
    html.split(/(<\/?mark>)/).forEach((part, index, parts) => {
      if (index % 2 === 0 && part) shown.append(parts[index - 1] === "<mark>" ? made("mark", "", read(part)) : read(part));
    });
    return shown;
  };

  class Search {
    constructor(dialog, words) {
      this.dialog = dialog;
      this.words = words;
      this.root = new URL(dialog.dataset.root);
      this.folder = new URL(dialog.dataset.index);
      this.plural = new Intl.PluralRules(document.documentElement.lang || "en");
      for (const name of ["query", "narrow", "facets", "told", "results", "more"])
        this[name === "results" ? "list" : name] = dialog.querySelector(`.bf-search-${name}`);
      this.round = 0;
      this.query.addEventListener("input", () => this.find());
      this.facets.addEventListener("change", () => this.find());
      this.narrow.addEventListener("click", () => this.offer());
      this.more.addEventListener("click", () => this.show());
      this.list.addEventListener("click", (event) => {
        if (event.target.closest("a")) dialog.close();
      });
      dialog.addEventListener("click", (event) => {
        if (event.target === dialog) dialog.close();
      });
      dialog.addEventListener("keydown", (event) => this.step(event));
      dialog.querySelector("form").addEventListener("submit", (event) => {
        // Enter goes to the first result; the button closes.
        if (event.submitter?.value === "close" && event.submitter === document.activeElement) return;
        event.preventDefault();
        this.list.querySelector("a")?.click();
      });
    }

    async load() {
      this.index = await import(new URL("pagefind.js", this.folder).href);
      await this.index.options({ basePath: this.folder.pathname, baseUrl: this.root.pathname, excerptLength: 24, noWorker: true });
      await this.index.init();
      this.narrow.hidden = false;
      if (this.query.value) await this.find();
    }

    // Which pages have which values is much on a large site: it comes when it is asked for.
    async offer() {
      this.narrow.hidden = true;
      const filters = await this.index.filters();
      for (const name of this.words.facets.map((facet) => facet.name)) {
        const values = Object.keys(filters[name] ?? {});
        if (values.length < 2) continue;
        const select = made("select", "");
        select.name = name;
        const facet = this.words.facets.find((each) => each.name === name);
        select.append(new Option(facet.any, ""), ...this.ordered(name, values).map((value) => new Option(value, value)));
        this.facets.append(made("label", "", made("span", "", facet.label), select));
      }
      this.facets.hidden = !this.facets.children.length;
      this.facets.querySelector("select")?.focus();
      await this.find();
    }

    ordered(name, values) {
      const language = document.documentElement.lang || "en";
      const sorted = values.toSorted((a, b) => a.localeCompare(b, language, { numeric: true }));
      return name === "year" ? sorted.toReversed() : sorted;
    }

    chosen() {
      const selects = [...this.facets.querySelectorAll("select")].filter((select) => select.value);
      return Object.fromEntries(selects.map((select) => [select.name, select.value]));
    }

    async find() {
      if (!this.index) return;
      const round = ++this.round;
      const query = wordsOf(this.query.value);
      const filters = this.chosen();
      if (!query && !Object.keys(filters).length) {
        this.told.textContent = "";
        this.list.replaceChildren();
        this.more.hidden = true;
        return;
      }
      const found = await this.index.debouncedSearch(query || null, { filters }, 120);
      // Another key was pressed meanwhile.
      if (!found || round !== this.round) return;
      this.count(found.filters);
      this.list.replaceChildren();
      this.results = found.results;
      await this.show(round);
      if (round !== this.round) return;
      const { counts, none } = this.words;
      const number = found.results.length;
      const told = number ? (counts[this.plural.select(number)] ?? counts.other) : none;
      // Said once the results are there.
      this.told.textContent = told.replace("{n}", number).replace("{query}", this.query.value.trim());
      this.list.dataset.query = this.query.value;
    }

    count(filters) {
      for (const select of this.facets.querySelectorAll("select")) {
        for (const option of select.options) {
          if (!option.value) continue;
          const count = filters[select.name]?.[option.value] ?? 0;
          option.textContent = `${option.value} (${count})`;
          option.disabled = !count && !option.selected;
        }
      }
    }

    async show(round = this.round) {
      const from = this.list.children.length;
      const next = await Promise.all(this.results.slice(from, from + AT_ONCE).map((result) => result.data()));
      if (round !== this.round) return;
      this.list.append(...next.map((page) => this.entry(page)));
      this.more.hidden = this.list.children.length >= this.results.length;
      if (from) this.list.children[from]?.querySelector("a")?.focus();
    }

    href(url) {
      return new URL(url.replace(/^\/+/, ""), this.root).href;
    }

    entry(page) {
      const title = made("a", "", read(page.meta.title ?? ""));
      title.href = this.href(page.raw_url ?? page.url);
      const kind = page.filters?.kind?.[0];
      const entry = made("li", "bf-search-result", made("p", "bf-search-title", title));
      if (kind) entry.firstChild.append(" ", made("span", "bf-chip", kind));
      const isTop = (section) => !section.anchor || section.anchor.element === "h1";
      const [top, sections] = [page.sub_results.find(isTop), page.sub_results.filter((each) => !isTop(each))];
      if (top || !sections.length) entry.append(excerpt((top ?? page).excerpt));
      const inside = sections.slice(0, SECTIONS).map((section) => {
        const link = made("a", "", read(section.title));
        link.href = `${title.href.split("#")[0]}#${section.anchor.id}`;
        return made("li", "", link, excerpt(section.excerpt));
      });
      if (inside.length) entry.append(made("ul", "bf-search-sections", ...inside));
      return entry;
    }

    // Up and down walk from the query through the results; Escape closes.
    step(event) {
      if (event.key === "Escape") {
        // In a field for searching, it would only empty the field.
        event.preventDefault();
        this.dialog.close();
        return;
      }
      if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || event.target.matches("select")) return;
      const stops = [this.query, ...this.list.querySelectorAll("a")];
      const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) {
        event.preventDefault();
        next.focus();
      }
    }
  }

  return (dialog, words) => new Search(dialog, words);
})();
