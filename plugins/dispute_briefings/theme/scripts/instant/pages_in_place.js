/* Pages in place: a link to another page of the site fetches it and exchanges what differs from the one that
 * is shown, so that nothing is fetched, read or drawn twice. What cannot be shown so is loaded as ever, and so
 * is whatever a key is held down for. The theme's own loading reads the whole sitemap first, forgets what stands
 * behind a question mark, and tells a screen reader nothing.
 */
(() => {
  if (location.protocol === "file:" || typeof document$ === "undefined") return;

  const REST = 100; // milliseconds without scrolling after which a place is noted
  const PATIENCE = 300; // milliseconds before a reader is told that something is being fetched
  const EXCHANGED = ["announce", "outdated", "container", "header-topic", "logo", "skip", "tabs"];
  const CONTAINER = "[data-md-component=container]";
  const STAYS = ["head", `body > :not(${CONTAINER})`].map((each) => `${each} :is([href], [src]):not(svg *)`).join();

  const SHEETS = "link[rel=stylesheet]";

  const rootOf = (page, address) => {
    const { base } = JSON.parse(page.getElementById("__config").textContent);
    return new URL(base.replace(/\/?$/, "/"), address).href;
  };
  const makeOf = (page) => page.querySelector("meta[name=generator]")?.content;
  /* An address below the page's own stays right when the page's own changes. */
  const settle = (elements, address) => {
    for (const element of elements) {
      for (const name of ["href", "src"]) {
        const written = element.getAttribute(name);
        if (written && !written.startsWith("#")) element.setAttribute(name, new URL(written, address).href);
      }
    }
  };
  const isScript = (element) => element.matches("script[src]") && !element.closest(CONTAINER);

  let shown = new URL(location.href);
  let going = null; // what ends the fetching of the page that is to be shown next
  const root = rootOf(document, shown);
  let scripts; // all that have run
  /* Those of the first page, by what they were when it was loaded: an address that is written anew loads its sheet
     anew, and all of the page would be drawn again. */
  const sheets = new Map([...document.head.querySelectorAll(SHEETS)].map((sheet) => [sheet, sheet.href]));

  const isPage = ({ href, pathname }) => href.startsWith(root) && /(\/|\.html)$/.test(pathname);

  const fetched = async (address, signal) => {
    const answer = await fetch(address, { signal, headers: { Accept: "text/html" } });
    const isHtml = answer.headers.get("Content-Type")?.startsWith("text/html");
    if (!answer.ok || !isHtml) throw new Error("no page");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const at = new URL(answer.url);
    if (!page.querySelector(CONTAINER) || rootOf(page, at) !== root || makeOf(page) !== makeOf(document)) {
      throw new Error("a page of another kind");
    }
    at.hash = address.hash;
    settle(page.querySelectorAll(`${STAYS}, script[src]`), at);
    return { page, at };
  };

  /* Styles at the place that they have in the page, so that what comes later still wins. */
  const withStyles = (page) => {
    let before = null;
    return [...page.head.querySelectorAll(SHEETS)].map((sheet) => {
      const same = [...document.head.querySelectorAll(SHEETS)].find((one) => (sheets.get(one) ?? one.href) === sheet.href);
      const own = same ?? document.importNode(sheet);
      if (!same) before ? before.after(own) : document.head.prepend(own);
      before = own;
      return same ? null : new Promise((done) => (own.onload = own.onerror = done));
    });
  };

  const withScripts = async (page) => {
    for (const script of [...page.scripts].filter(isScript)) {
      if (scripts.has(script.src)) continue;
      scripts.add(script.src);
      await loadScript(script.src, script);
    }
  };

  const exchangeHead = (page) => {
    const stays = "script[src], link[rel=stylesheet], [http-equiv], [name=theme-color], [name=color-scheme]";
    const of = (head) => [...head.children].filter((each) => !each.matches(stays));
    const old = new Map(of(document.head).map((each) => [each.outerHTML, each]));
    for (const each of of(page.head)) {
      if (!old.delete(each.outerHTML)) document.head.append(each);
    }
    for (const each of old.values()) each.remove();
    document.documentElement.lang = page.documentElement.lang;
  };

  const exchange = async (page) => {
    for (const toggle of document.querySelectorAll("[data-md-toggle]:checked")) toggle.click();
    exchangeHead(page);
    for (const name of EXCHANGED) {
      const part = `[data-md-component=${name}]`;
      const [old, next] = [document.querySelector(part), page.querySelector(part)];
      if (old && next && old.outerHTML !== next.outerHTML) old.replaceWith(next);
    }
    /* What came with a page that was only read does not run. */
    for (const script of document.querySelector(CONTAINER).querySelectorAll("script")) {
      const { src, text } = script;
      if (src) await loadScript(src, script, script).catch(() => {});
      else script.replaceWith(Object.assign(document.createElement("script"), { type: script.type, text }));
    }
  };

  const noted = () => history.replaceState({ ...history.state, y: scrollY }, "");

  /* Where the reader was, or what the address names, or the top. The heading takes the focus, so that a screen
     reader says where one has come to, and the next press of Tab goes on from there. */
  const arrive = ({ hash }, y) => {
    const heading = document.querySelector(`${CONTAINER} h1`);
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
    if (y === undefined && hash) location.replace(hash);
    else scrollTo({ top: y ?? 0, behavior: "instant" });
    noted();
  };

  const isWaiting = (is) => document.documentElement.classList.toggle("bf-waiting", is);

  const show = async (address, { isBack = false } = {}) => {
    going?.abort();
    const { signal } = (going = new AbortController());
    if (!scripts) {
      settle([...document.querySelectorAll(STAYS)].filter((each) => !sheets.has(each)), shown);
      scripts = new Set([...document.scripts].map(({ src }) => src));
    }
    const telling = setTimeout(isWaiting, PATIENCE, true);
    signal.onabort = () => clearTimeout(telling);
    try {
      const { page, at } = await fetched(address, signal);
      await Promise.all([...withStyles(page), withScripts(page)]);
      if (signal.aborted) return;
      if (!isBack) {
        history.scrollRestoration = "manual";
        noted();
        history[at.href === location.href ? "replaceState" : "pushState"]({}, "", at);
      }
      shown = new URL(location.href);
      const { y } = history.state ?? {};
      await exchange(page);
      document$.next(document);
      going = null;
      arrive(shown, y);
    } catch {
      if (signal.aborted) return;
      if (isBack) location.reload();
      else location.assign(address);
    } finally {
      clearTimeout(telling);
      if (!signal.aborted) isWaiting(false);
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || event.defaultPrevented || link.download || !["", "_self"].includes(link.target)) return;
    // Within a picture it is another kind of link.
    if (typeof link.href !== "string") return;
    const address = new URL(link.href);
    const isHere = address.pathname === shown.pathname && address.search === location.search;
    if (!isPage(address) || (isHere && address.hash)) return;
    event.preventDefault();
    show(address);
  });

  /* Before whatever follows the address within a page, which has no part in leaving it. */
  addEventListener(
    "popstate",
    (event) => {
      going?.abort();
      isWaiting(false);
      if (location.pathname !== shown.pathname) {
        event.stopImmediatePropagation();
        show(new URL(location.href), { isBack: true });
      } else if (history.state === null) {
        setTimeout(noted);
      } else if (history.scrollRestoration === "manual") {
        setTimeout(() => scrollTo({ top: history.state?.y ?? scrollY, behavior: "instant" }));
      }
    },
    { capture: true },
  );

  let resting = 0;
  addEventListener("scroll", () => {
    clearTimeout(resting);
    resting = setTimeout(() => location.pathname === shown.pathname && noted(), REST);
  }, { passive: true });

  /* Where a page stands is known once it is laid out. */
  if (document.readyState === "complete") noted();
  else addEventListener("load", noted);
  addEventListener("pagehide", () => (history.scrollRestoration = "auto"));
})();
