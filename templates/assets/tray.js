/* The tray: up to four cases, chosen on any page, to be compared.
   Buttons with data-rk-compare put a case in or take it out; a bar at the foot of the window shows what is chosen. */
(function () {
  "use strict";

  const MOST = 4;
  const words = document.currentScript.dataset;
  const page = new URL(words.rkPage, location);
  const key = renkei.root.pathname + ".renkei.compare";
  const { make, button: makeButton } = renkei;
  let items = []; // [id, name]

  const names = make("ul");
  const said = make("output");
  const link = make("a", { class: "rk-button" });
  const clear = makeButton(() => { put([]); focus(0); }, words.rkClear);
  const bar = make("section", { class: "rk-tray", "aria-label": words.rkLabel }, said, names, link, clear);

  /* Storage may be refused or hold anything: then what is chosen lasts for the page, and stands in the link. */
  function read() {
    try {
      const found = JSON.parse(localStorage.getItem(key) ?? "[]");
      items = found.filter((item) => item.length === 2 && item.every((part) => typeof part === "string")).slice(0, MOST);
    } catch {
      /* see above */
    }
    refresh();
  }

  function put(chosen) {
    items = chosen;
    try {
      localStorage.setItem(key, JSON.stringify(items));
    } catch {
      /* see above */
    }
    refresh();
  }

  function ids() {
    return items.map(([id]) => id);
  }

  /* On a case's own page its heading is its name. */
  const nameOf = (button) => button.dataset.rkName ?? document.querySelector("h1").textContent;

  function toggle(id, name) {
    const others = items.filter(([other]) => other !== id);
    if (others.length === MOST) {
      said.textContent = words.rkFull;
    } else {
      put(others.length < items.length ? others : [...items, [id, name]]);
    }
  }

  /* What had the focus is gone: the next button gets it. */
  function focus(place) {
    const next = bar.querySelectorAll("button")[bar.hidden ? -1 : place];
    (next ?? document.querySelector("main [data-rk-compare]") ?? document.querySelector(".rk-title")).focus({ preventScroll: true });
  }

  function makeName([id, name], place) {
    const label = words.rkRemove.replace("{name}", name);
    const button = makeButton(() => { toggle(id); focus(place); }, make("span", {}, name), label);
    button.title = label;
    return make("li", {}, button);
  }

  function refresh() {
    const chosen = ids();
    const count = chosen.length;
    for (const button of document.querySelectorAll("[data-rk-compare]")) {
      const place = chosen.indexOf(button.dataset.rkCompare);
      button.ariaPressed = place >= 0;
      if (place >= 0) {
        items[place][1] = nameOf(button); // in the language of the page
      }
    }
    names.replaceChildren(...items.map(makeName));
    said.textContent = (count > 1 ? words.rkCount : words.rkOne).replace("{count}", count);
    link.hidden = count < 2;
    link.href = page.href + "?cases=" + chosen.map(encodeURIComponent);
    link.textContent = words.rkGo.replace("{count}", count);
    bar.hidden = count === 0 || location.pathname === page.pathname; // which shows what is chosen itself
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-rk-compare]");
    if (button) {
      toggle(button.dataset.rkCompare, nameOf(button));
    }
  });
  window.addEventListener("storage", read); // from another window
  window.addEventListener("pageshow", read); // from the Back button
  new ResizeObserver(() => {
    document.documentElement.style.scrollPaddingBottom = bar.offsetHeight + 16 + "px"; // the focus stays above the bar
  }).observe(bar);

  document.body.append(bar);
  renkei.tray = { ids, put, refresh };
  read();
})();
