// The live site: load the page anew when its note has changed, and say what is wrong. Only `relwiki serve` adds this.
(function () {
  "use strict";
  const mine = document.currentScript.dataset.page;
  const place = "relwiki-scroll:" + location.pathname;
  let look = null, version = null, box = null, turn = 0;

  // A page that was loaded anew stands where it stood.
  const kept = sessionStorage.getItem(place);
  if (kept !== null) {
    sessionStorage.removeItem(place);
    const [x, y] = kept.split(" ").map(Number);
    history.scrollRestoration = "manual";
    addEventListener("DOMContentLoaded", () => scrollTo(x, y));
    addEventListener("load", () => { scrollTo(x, y); history.scrollRestoration = "auto"; });
  }

  function reload() {
    sessionStorage.setItem(place, scrollX + " " + scrollY);
    location.reload();
  }

  // Whether the page that is shown is still the one that the site has.
  async function compare() {
    const found = await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
    if (found.status === 404) return ["This page is no longer part of the site. Its note was renamed or deleted."];
    if (found.ok && found.headers.get("etag") !== '"' + mine + '"') reload();
    return [];
  }

  // The same, where the few pages that changed are told by name.
  async function known(fresh) {
    const route = decodeURIComponent(location.pathname).slice(1).replace(/(^|\/)$/, "$1index.html");
    if (fresh[route] && fresh[route] !== mine) reload();
    return [];
  }

  function line(parent, kind, text) {
    const made = document.createElement(kind);
    made.textContent = text;
    parent.append(made);
    return made;
  }

  // What is wrong, in a box that can be closed; it comes back when something else is wrong.
  function show(trouble, problems) {
    const text = JSON.stringify([trouble, problems]);
    if (box && box.dataset.text === text) return;
    if (box) box.remove();
    box = null;
    if (!trouble.length && !problems.length) return;
    box = document.createElement("aside");
    box.className = "relwiki-live";
    box.dataset.text = text;
    box.setAttribute("role", "status");
    box.lang = "en";
    if (trouble.length) line(box, "strong", "The site could not be built. You see the last good one.");
    for (const each of trouble) line(box, "p", each);
    if (problems.length) line(box, "strong", problems.length === 1 ? "One error in your notes" : problems.length + " errors in your notes");
    const list = problems.length ? line(box, "ul", "") : null;
    for (const [heading, hint] of problems.slice(0, 20)) {
      const item = line(list, "li", heading);
      if (hint) line(item, "em", hint);
    }
    if (problems.length > 20) line(box, "p", problems.length - 20 + " more: see Problems.");
    const close = line(box, "button", "Close");
    close.type = "button";
    close.addEventListener("click", () => { box.hidden = true; });
    document.body.append(box);
  }

  function hear(event) {
    const news = JSON.parse(event.data);
    if (look !== null && news.look !== look) { reload(); return; }
    look = news.look;
    const trouble = news.trouble ? [news.trouble] : [];
    const next = version !== null && news.version === version + 1;
    const asked = news.version === version ? Promise.resolve([]) : next && news.fresh ? known(news.fresh) : compare();
    version = news.version;
    const now = ++turn;
    asked.catch(() => []).then((said) => { if (now === turn) show(trouble.concat(said), news.problems); });
  }

  addEventListener("DOMContentLoaded", () => {
    const events = new EventSource("/_relwiki/events");
    events.addEventListener("message", hear);
    addEventListener("pagehide", () => events.close());
    addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  });
})();
