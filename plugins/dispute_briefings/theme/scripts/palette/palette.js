/* The colours that a reader chooses: kept as the theme's own script keeps them, which would come at the end of the
   page and let a browser find all styles again. */
(() => {
  const SYSTEM = "(prefers-color-scheme)";
  const form = document.querySelector(".bf-palette");
  if (!form) return; // a site may have a form of its own
  const options = [...form.querySelectorAll("input")];
  const light = matchMedia("(prefers-color-scheme: light)");
  const told = (option, name) => option.getAttribute(`data-md-color-${name}`);
  const tint = Object.assign(document.createElement("meta"), { name: "theme-color" });
  const asHeader = () => (tint.content = getComputedStyle(document.querySelector(".md-header")).backgroundColor);

  let chosen;
  const choose = (index) => {
    chosen = index;
    const option = options[index];
    option.checked = true;
    const media = told(option, "media");
    const system = `(prefers-color-scheme: ${light.matches ? "light" : "dark"})`;
    const meant = media === SYSTEM ? (options.find((each) => told(each, "media") === system) ?? option) : option;
    const color = { media };
    for (const name of ["scheme", "primary", "accent"]) color[name] = told(meant, name);
    for (const [name, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${name}`, value);
    options.forEach((each, number) => {
      const label = each.nextElementSibling;
      if (label?.matches("label")) label.hidden = number !== index;
    });
    __md_set("__palette", { index, color });
  };

  // By a rule of the theme's, nothing changes little by little while this attribute is there.
  const change = (index) => {
    document.body.setAttribute("data-md-color-switching", "");
    choose(index);
    asHeader();
    setTimeout(() => document.body.removeAttribute("data-md-color-switching"));
  };

  form.addEventListener("change", ({ target }) => change(options.indexOf(target)));
  form.addEventListener("keydown", ({ key }) => {
    if (key !== "Enter") return;
    const next = options[(chosen + 1) % options.length];
    next.click();
    next.focus();
  });
  light.addEventListener("change", () => change(chosen));

  const kept = __md_get("__palette")?.index ?? options.findIndex((each) => matchMedia(told(each, "media")).matches);
  choose(Math.max(0, Math.min(kept, options.length - 1)));
  addEventListener("load", () => {
    document.head.append(tint);
    asHeader();
  });
})();
