/* Where the scripts of a page begin. Each part is a function that takes the page's body and makes what stands
 * in it respond; a page that is loaded in place brings its own content, so it runs for each page anew. It begins
 * once its own script has been read to the end. A page is complete without any of this.
 */
const onPage = (begin) =>
  queueMicrotask(() => {
    if (typeof document$ === "undefined") begin(document.body);
    else document$.subscribe(() => begin(document.body));
  });

/* Runs the script at an address, with what is said of it elsewhere, in place of something or at the end. */
const loadScript = (src, like, place) =>
  new Promise((done, failed) => {
    const script = document.createElement("script");
    for (const { name, value } of like?.attributes ?? []) script.setAttribute(name, value);
    Object.assign(script, { src, async: false, onload: done, onerror: failed });
    if (place) place.replaceWith(script);
    else document.head.append(script);
  });
