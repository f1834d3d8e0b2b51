/* The button and the keys that open the search. What the dialog does comes with a script of its own, when it is
 * first opened; it stays while pages are loaded in place.
 */
{
  const [dialog, opener] = ["dialog.bf-search", ".bf-search-open"].map((each) => document.querySelector(each));

  if (dialog && opener) {
    const words = JSON.parse(dialog.dataset.words);
    // All are relative to the page that was loaded first.
    for (const name of ["root", "index", "script"]) {
      dialog.dataset[name] = new URL(dialog.dataset[name], location.href).href;
    }
    let search;
    let loading;

    const load = async () => {
      if (typeof searchIn === "undefined") await loadScript(dialog.dataset.script);
      search ??= searchIn(dialog, words);
      await search.load();
    };

    const open = async () => {
      if (!dialog.open) dialog.showModal();
      dialog.querySelector(".bf-search-query").select();
      try {
        await (loading ??= load());
      } catch {
        loading = undefined;
        dialog.querySelector(".bf-search-told").textContent = words.failed;
      }
    };

    opener.hidden = false;
    opener.addEventListener("click", open);
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
      const isHeld = event.ctrlKey || event.metaKey;
      if ((event.key === "/" && !isTyping && !isHeld && !event.altKey) || (event.key === "k" && isHeld)) {
        event.preventDefault();
        // Material's own keys open what is not there.
        event.stopPropagation();
        open();
      }
    }, true);
  }
}
