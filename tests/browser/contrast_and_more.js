// Runs axe on the page, for `axe.py`. A list of three hundred sources has the same colours in each, and to look
// at them all takes minutes: contrast is looked at where an element differs from those before it, by its own
// classes or those around it.
async (coloursOnly) => {
  const COLOURS = ["color-contrast", "link-in-text-block"];
  const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const LIKE = 2;

  const found = [];
  const run = async (where, rules) => {
    const { violations } = await axe.run(where, { resultTypes: ["violations"], ...rules });
    for (const { id, nodes } of violations) {
      for (const { target, html, any, all, none } of nodes) {
        const why = [...any, ...all, ...none].map((check) => check.message).join("; ");
        found.push(`${id}: ${target.join(" ")}: ${html.slice(0, 200)}: ${why}`);
      }
    }
  };

  const kinds = new Map();
  const kind = (element) =>
    element === document.body ? "" : `${kind(element.parentElement)} ${element.tagName}.${element.className}`;
  const hasText = ({ childNodes }) =>
    [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  for (const element of document.body.querySelectorAll("*")) {
    if (hasText(element) && element.checkVisibility()) {
      const like = kinds.get(kind(element)) ?? [];
      if (like.length < LIKE) kinds.set(kind(element), [...like, element]);
    }
  }
  await run({ include: [...kinds.values()].flat() }, { runOnly: COLOURS });
  if (!coloursOnly) {
    await run(document, { runOnly: TAGS, rules: Object.fromEntries(COLOURS.map((id) => [id, { enabled: false }])) });
  }
  return found;
}
