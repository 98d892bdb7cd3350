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
  document.documentElement.classList.toggle("rk-queried", location.search.length > 1); // a page may keep room for its answer

  /* Storage may be refused (private windows, policies): then the choice lasts for the page only. */
  function readChoice() {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function writeChoice(choice) {
    try {
      if (choice) {
        localStorage.setItem(key, choice);
      } else {
        localStorage.removeItem(key);
      }
    } catch {
      /* see above */
    }
  }

  /* An element. All texts of scripts pass here or through textContent, never as HTML. */
  renkei.make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
    node.append(...children);
    return node;
  };

  renkei.button = (act, text, label) => {
    const node = renkei.make("button", { type: "button", class: "rk-button", ...(label && { "aria-label": label }) }, text);
    node.addEventListener("click", act);
    return node;
  };

  renkei.fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /* The browser lays out what is written anew, even where it is the same. */
  renkei.say = (node, text) => {
    if (node.textContent !== `${text}`) {
      node.textContent = text;
    }
  };

  /* Puts parts in their order, from where the next one stands, and takes away what else stands there; what stays where it
     is costs nothing. */
  renkei.arrange = (parent, parts, next = parent.firstElementChild) => {
    const wanted = new Set(parts);
    for (const part of [...parts, null]) {
      while (next && !wanted.has(next)) {
        next = [next.nextElementSibling, next.remove()][0];
      }
      if (part === next) {
        next = part?.nextElementSibling;
      } else {
        parent.insertBefore(part, next);
      }
    }
  };

  /* A text of a case, marked where its translation is stale or missing. */
  renkei.textOf = (item, name) => {
    const kind = item.noted[name];
    const { mark, title } = renkei.noted;
    const said = kind === "stale" ? { "data-rk-mark": mark, title } : { lang: "ja" };
    return kind ? renkei.make("span", { class: "rk-" + kind, ...said }, item[name]) : item[name];
  };

  /* What is shown goes into the address, after the picture of it: noting an address takes the browser as long as the rest.
     Browsers may refuse it, on a disk, or very many or long ones: the page works all the same. */
  renkei.go = (address, method = "pushState") => window.requestAnimationFrame(() => window.setTimeout(() => {
    try {
      const { href } = new URL(address === "?" ? location.pathname : address, location);
      if (href !== location.href) {
        history[method](null, "", href);
      }
    } catch {
      /* see above */
    }
  }));

  /* Figures in the language of the page; what writes them is made once, since that takes longer than the writing. */
  const writers = [];
  renkei.number = (value, digits = 0) => (writers[digits] ??=
    new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: digits })).format(value);

  /* CSV in the two forms of generator/view/exports.py. In that for Excel, what looks like a formula or a day is text. */
  const toExcel = (text) => `${text}`.replace(/^(?!-\d+(\.\d+)?$|\d{4}-\d\d-\d\d$)(?=\s*[-=+@\t\r＝＋－＠]|(\d+([-/:]\d+)+|0\d+)$)/, "'");
  renkei.saveCsv = (name, rows, isPlain) => {
    const cellOf = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const lines = rows.map((row) => row.map((cell) => cellOf(isPlain ? cell : toExcel(cell))).join() + (isPlain ? "\n" : "\r\n"));
    const href = URL.createObjectURL(new Blob([isPlain ? "" : "\ufeff", ...lines], { type: "text/csv" }));
    renkei.make("a", { href, download: name + ".csv" }).click();
    window.setTimeout(URL.revokeObjectURL, 1000, href);
  };

  /* Colour scheme: the system's, unless the reader chose the other one. */
  let chosen = readChoice();

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
    writeChoice(chosen);
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
    const version = event.target.closest(".rk-languages a");
    closeMenus(event.target);
    if (version) {
      version.search = location.search; // the same question, filter or comparison in the other language
    }
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

  /* The contents beside the text mark the section that is being read. */
  function followContents() {
    const links = [...document.querySelectorAll(".md-sidebar--secondary a[href^='#']")];
    const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    let waiting = false;

    function mark() {
      waiting = false;
      const atEnd = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;
      let current = headings.findLastIndex((heading) => heading && heading.getBoundingClientRect().top < 120);
      if (atEnd && window.scrollY > 0) {
        current = links.length - 1;
      }
      links.forEach((link, index) => {
        if (index === current) {
          link.setAttribute("aria-current", "true");
        } else {
          link.removeAttribute("aria-current");
        }
      });
    }

    function request() {
      if (!waiting) {
        waiting = true;
        window.requestAnimationFrame(mark);
      }
    }

    if (links.length > 0) {
      window.addEventListener("scroll", request, { passive: true });
      window.addEventListener("resize", request);
      request();
    }
  }

  document.addEventListener("DOMContentLoaded", followContents);

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
