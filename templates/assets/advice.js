/* Filters for the page of advice. Without this script the page shows all of it, by topic. */
(function () {
  "use strict";

  const page = document.querySelector("[data-rk-advice]");
  const words = page.dataset;
  const { make, button, say } = renkei;
  const FACETS = ["topic", "milestone", "case"];
  const find = (name) => page.querySelector(`[data-rk-${name}]`);
  const entries = [...page.querySelectorAll("[data-rk-milestone]")].map((node) => ({
    node,
    topic: node.closest("[data-rk-topic]").dataset.rkTopic,
    milestone: node.dataset.rkMilestone,
    case: node.dataset.rkCase,
    keys: [...node.querySelectorAll("[data-rk-key]")].map((item) => item.dataset.rkKey),
  }));
  const boxes = [...page.querySelectorAll("[data-rk-facet] input")].map((input) => ({
    input,
    facet: input.closest("fieldset").dataset.rkFacet,
    label: input.nextElementSibling.firstElementChild.textContent,
    count: input.nextElementSibling.lastElementChild,
  }));

  function isChosen({ input }) {
    return input.checked;
  }

  /* The choices of a facet are counted without its own filter, so that another one can be added. */
  function fitting(except) {
    const chosen = FACETS.filter((facet) => facet !== except).map((facet) =>
      [facet, boxes.filter((box) => box.facet === facet && box.input.checked).map(({ input }) => input.value)]);
    return entries.filter((entry) =>
      chosen.every(([facet, values]) => values.length === 0 || values.includes(entry[facet])));
  }

  /* Advice stands under each of its topics, and counts once. */
  function countOf(found) {
    return new Set(found.flatMap((entry) => entry.keys)).size;
  }

  function makeChip(box) {
    return make("li", {}, button(() => {
      box.input.checked = false;
      change();
      (find("chips").querySelector("button") ?? find("facets").firstElementChild).focus();
    }, box.label, words.rkRemove.replace("{name}", () => box.label)));
  }

  function show() {
    const found = fitting();
    const count = countOf(found);
    entries.forEach((entry) => { entry.node.hidden = !found.includes(entry); });
    for (const part of page.querySelectorAll(".rk-advice-town, [data-rk-topic]")) {
      part.hidden = !part.querySelector("[data-rk-milestone]:not([hidden])");
    }
    for (const facet of FACETS) {
      const others = fitting(facet);
      for (const box of boxes.filter((one) => one.facet === facet)) {
        say(box.count, countOf(others.filter((entry) => entry[facet] === box.input.value)));
      }
    }
    const chosen = boxes.filter(isChosen);
    find("chips").replaceChildren(...chosen.map(makeChip));
    find("chips").hidden = find("reset").hidden = chosen.length === 0;
    find("total").textContent = count ? words.rkCount.replace("{count}", count) : words.rkNone;
  }

  /* `?topic=contract,goal&milestone=3&case=izu`; what the page does not have is named and left out. */
  function readAddress() {
    const address = new URLSearchParams(location.search);
    const ignored = [];
    boxes.forEach(({ input }) => { input.checked = false; });
    for (const facet of FACETS) {
      for (const value of address.get(facet)?.split(",").filter(Boolean) ?? []) {
        const box = boxes.find((one) => one.facet === facet && one.input.value === value);
        if (box) {
          box.input.checked = true;
        } else {
          ignored.push(value);
        }
      }
    }
    find("note").textContent = words.rkIgnored.replace("{names}", () => ignored.join(words.rkComma));
    find("note").hidden = ignored.length === 0;
    show();
  }

  function change() {
    const address = FACETS.map((facet) => {
      const values = boxes.filter((box) => box.facet === facet && isChosen(box)).map(({ input }) => input.value);
      return values.length ? `${facet}=${values}` : "";
    }).filter(Boolean).join("&");
    renkei.go("?" + address);
    find("note").hidden = true;
    show();
  }

  function fold() {
    find("facets").open = wide.matches;
  }

  const wide = window.matchMedia("(min-width: 60em)");
  wide.addEventListener("change", fold);
  fold();
  find("facets").hidden = false;
  find("facets").addEventListener("change", change);
  find("reset").addEventListener("click", () => {
    boxes.forEach(({ input }) => { input.checked = false; });
    change();
    find("facets").firstElementChild.focus();
  });
  window.addEventListener("popstate", readAddress);
  readAddress();
})();
