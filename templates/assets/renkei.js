/* What every page needs from a script, loaded in the header so that the colour scheme stands before the first paint.
   No page depends on it: without it there is the light scheme and no print button. */
window.renkei = window.renkei || {};

(function () {
  "use strict";

  const script = document.currentScript;
  const root = new URL("../../", script.src); // the site's root, from assets/renkei/renkei.js
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const key = root.pathname + ".renkei.scheme";

  renkei.root = root;
  document.documentElement.classList.remove("no-js");
  document.documentElement.classList.add("js");

  /* Storage may be refused (private windows, policies): then choices last for the page only. */
  function read(name, storage) {
    try {
      return JSON.parse((storage || localStorage).getItem(name));
    } catch {
      return null;
    }
  }

  function write(name, value, storage) {
    try {
      (storage || localStorage).setItem(name, JSON.stringify(value));
    } catch {
      /* see above */
    }
  }

  /* Material's bundle expects these names, which its own pages define inline. */
  window.__md_scope = root;
  window.__md_hash = (text) => [...text].reduce((hash, c) => (hash << 5) - hash + c.charCodeAt(0), 0);
  window.__md_get = (name, storage, scope) => read((scope || root).pathname + "." + name, storage);
  window.__md_set = (name, value, storage, scope) => write((scope || root).pathname + "." + name, value, storage);

  /* Colour scheme: the system's, unless the reader chose the other one. */
  let chosen = read(key);

  function isDark() {
    return chosen === "dark" || (chosen !== "light" && dark.matches);
  }

  function showScheme() {
    document.body.setAttribute("data-md-color-scheme", isDark() ? "slate" : "default");
    for (const button of document.querySelectorAll("[data-rk-scheme]")) {
      const label = isDark() ? button.dataset.rkLight : button.dataset.rkDark;
      button.setAttribute("aria-label", label);
      button.title = label;
    }
  }

  function switchScheme() {
    const wanted = isDark() ? "light" : "dark";
    chosen = (wanted === "dark") === dark.matches ? null : wanted;
    write(key, chosen);
    showScheme();
  }

  showScheme();
  dark.addEventListener("change", showScheme);

  /* Menus in the header close on Escape, which gives the focus back, and on a click elsewhere. */
  function closeMenus(except) {
    for (const menu of document.querySelectorAll("details.rk-menu[open]")) {
      if (!menu.contains(except)) {
        menu.open = false;
      }
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-rk-scheme], [data-rk-print]");
    closeMenus(event.target);
    if (button && "rkScheme" in button.dataset) {
      switchScheme();
    } else if (button) {
      window.print();
    }
  });

  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.activeElement.closest("details.rk-menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  /* The foot of printed pages names the page; a style sheet alone cannot read the title. */
  document.documentElement.style.setProperty("--rk-running-title", JSON.stringify(document.title));

  /* Printing shows what is folded, in black on white. */
  let folded = [];

  window.addEventListener("beforeprint", () => {
    document.body.setAttribute("data-md-color-scheme", "default");
    folded = [...document.querySelectorAll("article details:not([open], .rk-contents)")];
    folded.forEach((part) => { part.open = true; });
  });

  window.addEventListener("afterprint", () => {
    folded.forEach((part) => { part.open = false; });
    showScheme();
  });
})();
