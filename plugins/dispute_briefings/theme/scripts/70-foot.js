/* The foot of a page: a button that prints it, and one beside each citation that copies it. */
onPage((body) => {
  const foot = body.querySelector(".bf-foot");
  if (!foot || foot.querySelector("button")) return;
  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "bf-foot__button bf-scripted";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  };

  const place = document.createElement("li");
  place.append(button(foot.dataset.print, () => window.print()));
  foot.querySelector(".bf-foot__list").append(place);

  // A page that is not served safely may not write to the clipboard.
  if (!navigator.clipboard) return;
  for (const line of foot.querySelectorAll(".bf-citing-line")) {
    const text = line.textContent.trim();
    const copy = button(foot.dataset.copy, async () => {
      await navigator.clipboard.writeText(text);
      told.textContent = foot.dataset.copied;
    });
    const told = document.createElement("span");
    told.setAttribute("role", "status");
    line.append(" ", copy, " ", told);
  }
});
