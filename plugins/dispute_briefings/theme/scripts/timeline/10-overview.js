/* The overview of the timeline, while its events are filtered: what is not left is pale, and a column that
 * stands for many events shrinks. A pointer leads to the nearest mark of its lane.
 */
const overviewOf = (() => {
  const shrink = ({ rect, link, title, height, bottom, shown, all, first }, counted) => {
    const left = Math.max(height * Math.sqrt(shown / all), 2);
    rect.setAttribute("height", left);
    rect.setAttribute("y", bottom - left);
    link.dataset.href = `${link.dataset.href.split("#")[0]}#${first.item.id}`;
    title.textContent = title.textContent.replace(/: [^:]*$/, `: ${counted(shown)}`);
  };

  /* The day on which each event begins; where it is a span of time, that of the one before in its month. */
  const tellDays = (events) => {
    let list;
    let day = "";
    for (const event of events) {
      const time = event.item.querySelector(".bf-event-date time")?.dateTime;
      if (time) day = `${time}-01-01`.slice(0, 10);
      else if (event.item.parentNode !== list) day = event.item.closest(".bf-view").previousElementSibling.id.slice(1);
      list = event.item.parentNode;
      event.day = day;
    }
  };

  const columnsOf = (lanes, event) => {
    const { strand, dispute: disputes } = event.item.dataset;
    const own = lanes.filter(({ dispute }) => !disputes || disputes.split(" ").includes(dispute));
    return [...new Set(own.map(({ dispute }) => dispute))].flatMap((dispute) => {
      const of = own.filter((lane) => lane.dispute === dispute);
      const lane = of.find((each) => each.strand === strand) ?? of.find((each) => each.strand === "");
      const mark = lane?.marks.findLast(({ day }) => day <= event.day);
      return mark ? [mark] : [];
    });
  };

  /* A mark is two pixels wide: a finger or a pointer means the nearest one of the lane. It is no link: the
     theme gives every link of a page its full address, which one within a picture refuses. */
  const letPoint = (svg, marks, lead) => {
    svg.addEventListener("mouseover", (event) => event.stopPropagation());
    svg.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      const [nearest] = marks
        .filter(({ link }) => !link.classList.contains("bf-pale"))
        .map(({ link, rect }) => {
          const { left, right } = rect.getBoundingClientRect();
          return { link, far: Math.max(left - event.clientX, event.clientX - right, 0) };
        })
        .sort((one, other) => one.far - other.far);
      if (!nearest) return;
      const address = new URL(nearest.link.dataset.href, document.baseURI);
      if (address.pathname !== location.pathname) location.assign(address);
      else if (address.hash === location.hash) lead();
      else location.hash = address.hash;
    });
  };

  /* Takes the events, each of which learns its marks, the words for a number of them, and what to do where a
     mark leads to the address that the page already has. */
  return (body, events, { counted, lead }) => {
    const lanes = [...body.querySelectorAll(".bf-overview-lane > svg[data-dispute]")].map((svg) => ({
      svg,
      strand: svg.dataset.strand ?? "",
      dispute: svg.dataset.dispute,
      marks: [...svg.querySelectorAll("[data-href]")].map((link) => ({
        link,
        day: link.dataset.day,
        id: decodeURIComponent(link.dataset.href.split("#")[1]),
        rect: link.querySelector("rect"),
        title: link.querySelector("title"),
        all: 0,
        shown: 0,
        wasShown: -1,
      })),
    }));
    const byId = new Map();
    for (const { marks } of lanes) for (const mark of marks) byId.set(mark.id, [...(byId.get(mark.id) ?? []), mark]);
    const isMany = lanes.some(({ marks }) => marks.some(({ day }) => day));
    if (isMany) tellDays(events);
    for (const event of events) {
      event.marks = isMany ? columnsOf(lanes, event) : (byId.get(event.item.id) ?? []);
      for (const mark of event.marks) mark.all += 1;
    }
    for (const { svg, marks } of lanes) letPoint(svg, marks, lead);
    const marks = lanes.flatMap((lane) => lane.marks);
    for (const mark of marks) {
      mark.height = Number(mark.rect.getAttribute("height"));
      mark.bottom = Number(mark.rect.getAttribute("y")) + mark.height;
    }
    const show = () => {
      for (const mark of marks) {
        if (mark.shown === mark.wasShown) continue;
        mark.wasShown = mark.shown;
        mark.link.classList.toggle("bf-pale", mark.shown === 0);
        if (mark.day && mark.shown) shrink(mark, counted);
      }
    };
    return { marks, show };
  };
})();
