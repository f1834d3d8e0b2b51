/* Where the scripts of a page begin. Each part below is a function that takes the page's body and makes
 * what stands in it respond; Material replaces the body when it loads a page in place, so it runs for
 * each page anew. A page is complete without any of this.
 */
const onPage = (begin) => {
  if (typeof document$ === "undefined") {
    begin(document.body);
  } else {
    document$.subscribe(() => begin(document.body));
  }
};
