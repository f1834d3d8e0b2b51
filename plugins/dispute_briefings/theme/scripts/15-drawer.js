/* The drawer of a narrow window by keyboard: a button opens it, what it covers is not reached, Escape closes it. */
{
  const COVERED = ".md-header, .md-content, .md-footer";
  const toggle = document.getElementById("__drawer");
  const opener = document.querySelector(".bf-drawer-open");
  const narrow = matchMedia("(max-width: 76.234375em)");

  const cover = () => {
    const isOpen = toggle.checked && narrow.matches;
    opener.setAttribute("aria-expanded", isOpen);
    for (const covered of document.querySelectorAll(COVERED)) covered.inert = isOpen;
  };

  if (toggle && opener) {
    opener.hidden = false;
    narrow.addEventListener("change", cover);
    toggle.addEventListener("change", cover);
    opener.addEventListener("click", () => {
      toggle.click();
      document.querySelector(".md-sidebar--primary a")?.focus();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && toggle.checked && narrow.matches) {
        toggle.click();
        opener.focus();
      }
    });
    onPage(cover);
  }
}
