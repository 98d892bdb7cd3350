/* Terms of the glossary: the first use of each in the text of a page leads to its entry and shows what it means.
   Without this script there is the page of the glossary. */
(function () {
  "use strict";

  const MOST = 24; // on a page
  const MOST_IN_SECTION = 6;
  const SKIPPED = "h1, h2, h3, h4, a, button, label, summary, table, dt, code, svg, figure, form, nav, script, template, [hidden], [lang], .rk-mark, .rk-badge, .rk-source, .rk-diagram, .rk-glossary, p:has(~ .rk-glossary)";
  const tip = renkei.make("div", { id: "rk-tip", class: "rk-tip", role: "tooltip", hidden: "" });
  let shown = null; // the term whose meaning is shown
  let isFirst = false; // whether a finger touches a term whose meaning was not shown before
  let timer = 0;

  function hide() {
    shown?.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  }

  /* Below the term, or above it where there is no room below. */
  function show(link, text, more) {
    window.clearTimeout(timer);
    if (link === shown) {
      return;
    }
    hide();
    shown = link;
    // The link is for fingers: the keyboard has the term itself.
    tip.replaceChildren(text, " ", renkei.make("a", { href: link.href, tabindex: -1 }, more));
    tip.hidden = false;
    const box = link.getBoundingClientRect();
    const isBelow = box.bottom + tip.offsetHeight + 16 < window.innerHeight || box.top < tip.offsetHeight + 16;
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
    const origin = tip.offsetParent.getBoundingClientRect();
    tip.style.left = left - origin.left + "px";
    tip.style.top = (isBelow ? box.bottom : box.top - tip.offsetHeight - 16) - origin.top + "px";
    link.setAttribute("aria-describedby", tip.id);
  }

  /* Called by the data: where the glossary is, the words of the link to it, how to find terms, and the terms:
     place in the glossary, meaning, names. */
  renkei.termData = (page, more, pattern, rows) => {
    const terms = new Map(rows.flatMap((row) => row.slice(2).map((name) => [name, row])));
    const find = new RegExp(pattern, "g");
    const found = new Map(); // by term, its first use: text and place
    let left = MOST_IN_SECTION;
    const walker = document.createTreeWalker(document.querySelector("article"), 5, (node) => {
      left = node.tagName === "H2" ? MOST_IN_SECTION : left;
      return node.matches?.(SKIPPED) ? 2 : 1;
    });

    for (let node; (node = walker.nextNode()) && found.size < MOST;) {
      find.lastIndex = 0;
      for (let hit; left && (hit = find.exec(node.data ?? ""));) {
        const name = hit[0].toLowerCase();
        const row = terms.get(name) ?? terms.get(name.slice(0, -1));
        // in a row of boxes, a mark would be another box
        if (!found.has(row) && !/flex|grid/.test(getComputedStyle(node.parentElement).display)) {
          found.set(row, [node, hit]);
          left -= 1;
        }
      }
    }

    /* From the last to the first, so that places in the same text stay right; after all were found, since each mark
       would have the browser work out the styles anew. */
    const marked = new Map([...found].reverse().map(([row, [node, { index, 0: name }]]) => {
      const range = document.createRange();
      const link = renkei.make("a", { class: "rk-term", href: new URL(`${page}#${row[0]}`, renkei.root) });
      range.setStart(node, index);
      range.setEnd(node, index + name.length);
      range.surroundContents(link);
      return [link, row];
    }));

    const told = (link) => marked.has(link) && show(link, marked.get(link)[1], more);
    const termOf = ({ target }) => target.closest(".rk-term");
    document.querySelector("main").append(tip);
    document.addEventListener("pointerover", (event) => {
      if (event.pointerType === "mouse") {
        told(termOf(event));
      }
      if (tip.contains(event.target)) {
        window.clearTimeout(timer);
      }
    });
    document.addEventListener("pointerout", (event) => {
      if (event.pointerType === "mouse" && (termOf(event) || tip.contains(event.target))) {
        timer = window.setTimeout(hide, 300);
      }
    });
    document.addEventListener("pointerdown", (event) => {
      isFirst = event.pointerType !== "mouse" && termOf(event) !== shown;
      if (isFirst && !tip.contains(event.target)) {
        hide();
      }
    });
    document.addEventListener("click", (event) => {
      if (isFirst && event.detail && termOf(event)) {
        event.preventDefault();
        told(termOf(event));
      }
    });
    document.addEventListener("focusin", (event) => {
      if (!tip.contains(event.target)) {
        hide();
        told(event.target);
      }
    });
    document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  };

  const load = () => renkei.loadScript(`terms/${document.documentElement.lang.toLowerCase()}.js`);
  window.addEventListener("load", () => (window.requestIdleCallback ?? window.setTimeout)(load, { timeout: 1000 }));
})();
