/* The search box in the header of every page, its suggestions, and the results page.
   The engine (search.js) and its data are loaded when the box is first used. Without this script the box is a plain
   form that leads to the results page. */
window.renkei = window.renkei || {};

(function () {
  "use strict";

  const form = document.querySelector("[data-rk-search]");
  const box = form.querySelector("input");
  const words = form.dataset;
  const { make, fill } = renkei;
  const SUGGESTED = 6;
  const REMEMBERED = 5;
  const LONGEST = 100; // of a text to suggest for or to remember; a longer one is pasted, not typed

  /* ------------------------------------------------------------------ Loading */

  let loading = null;
  let isReady = false;

  /* Args: a path from the site's root. */
  function loadScript(path) {
    return new Promise((resolve, reject) => {
      const script = make("script", { src: new URL(path, renkei.root).href });
      script.async = false; // run in the order in which they are asked for
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => reject(new Error(path)));
      document.head.append(script);
    });
  }

  /* What failed is tried again with the next use: a network may come back. */
  async function load() {
    try {
      await Promise.all(["search/normalise", "search"].map((name) => loadScript(`assets/renkei/${name}.js`)));
      await renkei.startSearch(words.rkLanguage);
    } catch (error) {
      loading = null;
      throw error;
    }
    isReady = true;
    return true;
  }

  Object.defineProperty(renkei, "ready", { configurable: true, get: () => (loading ??= load()) });
  renkei.loadScript = loadScript; // for search.js, which loads its texts
  renkei.search = () => []; // until search.js puts its own in this place
  renkei.suggest = () => [];

  /* ------------------------------------------------------- Elements and texts */

  /* A text with its matches in <mark>; places that the text does not have are left out. */
  function markText(text, marks) {
    const pieces = [];
    let done = 0;
    for (const [start, end] of marks ?? []) {
      if (start >= done && end > start && end <= text.length) {
        pieces.push(text.slice(done, start), make("mark", {}, text.slice(start, end)));
        done = end;
      }
    }
    return [...pieces, text.slice(done)];
  }

  /* Addresses are made of well-formed text: half a surrogate pair has no encoding. */
  function addressOf(text, filters = {}) {
    const parameters = new URLSearchParams({ q: text });
    for (const [name, codes] of Object.entries(filters)) {
      codes.forEach((code) => parameters.append(name, code));
    }
    return "?" + parameters;
  }

  /* --------------------------------------------------------- Recent searches */

  const storageKey = renkei.root.pathname + ".renkei.searches";

  /* Storage may be refused (private windows, policies) or hold anything: then nothing is remembered. */
  function readRecent() {
    try {
      const found = JSON.parse(localStorage.getItem(storageKey));
      return Array.isArray(found) ? found.filter((text) => typeof text === "string").slice(0, REMEMBERED) : [];
    } catch {
      return [];
    }
  }

  function writeRecent(texts) {
    try {
      localStorage.setItem(storageKey, JSON.stringify(texts));
    } catch {
      /* see above */
    }
  }

  function remember(text) {
    if (text && text.length <= LONGEST) {
      const others = readRecent().filter((other) => other !== text);
      writeRecent([text, ...others].slice(0, REMEMBERED));
    }
  }

  /* ------------------------------------------------------------- Suggestions */

  const list = make("div", { role: "listbox", id: "rk-suggestions", "aria-label": words.rkSuggestions });
  const clear = make("button", { type: "button", class: "rk-button" }, words.rkClear);
  const popup = make("div", { class: "rk-suggestions", hidden: "" }, list, clear);
  const status = make("div", { class: "rk-hidden", role: "status", "aria-live": "polite" });
  let options = []; // {node, item} in the order that they are shown
  let active = -1; // of these; -1 is the box itself
  let composing = false;

  /* One character says much in Japanese, Chinese and Korean, and nothing in Latin letters. */
  function isLongEnough(text) {
    return text.length <= LONGEST && (text.length > 1 || /[^\u0000-\u024f]/.test(text));
  }

  function listGroups() {
    const text = box.value.trim();
    if (text) {
      return [{ label: "", items: isLongEnough(text) ? renkei.suggest(text, SUGGESTED) : [] }];
    }
    const examples = words.rkQueries.split("|");
    const recent = readRecent();
    return [
      { label: words.rkRecent, items: recent.map((text) => ({ text })) },
      { label: words.rkExamples, items: examples.filter((text) => !recent.includes(text)).map((text) => ({ text })) },
    ].filter((group) => group.items.length > 0);
  }

  function makeOption(item) {
    const id = "rk-suggestion-" + options.length;
    const node = make("div", { class: "rk-suggestion", role: "option", id, "aria-selected": "false" });
    node.append(make("span", {}, item.text));
    if (item.url) {
      node.append(" ", make("small", {}, words.rkCase));
    }
    options.push({ node, item });
    return node;
  }

  function makeGroup({ label, items }) {
    const nodes = items.map(makeOption);
    if (!label) {
      return nodes;
    }
    const heading = make("div", { class: "rk-suggestions-heading", "aria-hidden": "true" }, label);
    return [make("div", { role: "group", "aria-label": label }, heading, ...nodes)];
  }

  function suggest() {
    options = [];
    list.replaceChildren(...listGroups().flatMap(makeGroup));
    clear.hidden = box.value.trim() !== "" || readRecent().length === 0;
    activate(-1);
    setOpen(options.length > 0);
    status.textContent = describe();
  }

  function describe() {
    if (options.length > 0) {
      return fill(words.rkCount, { count: options.length });
    }
    return isReady && isLongEnough(box.value.trim()) ? words.rkNone : "";
  }

  function setOpen(open) {
    popup.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
  }

  function close() {
    activate(-1);
    setOpen(false);
    status.textContent = "";
  }

  function activate(index) {
    active = index;
    options.forEach(({ node }, place) => node.setAttribute("aria-selected", String(place === index)));
    if (index < 0) {
      box.removeAttribute("aria-activedescendant");
    } else {
      box.setAttribute("aria-activedescendant", options[index].node.id);
      options[index].node.scrollIntoView({ block: "nearest" });
    }
  }

  /* From the box through the suggestions and back to it, in both directions. */
  function move(step) {
    if (popup.hidden) {
      suggest();
    }
    const places = options.length + 1;
    activate(((active + 1 + step + places) % places) - 1);
  }

  function choose({ item }) {
    close();
    if (item.url) {
      location.assign(new URL(item.url, renkei.root).href);
    } else {
      box.value = item.text;
      form.requestSubmit();
    }
  }

  async function useBox() {
    if (!box.value.trim()) {
      suggest();
    }
    try {
      await renkei.ready;
    } catch {
      return; // the results page says so; suggestions are an aid that may be missing
    }
    const isShown = results && box.value === query; // on the results page
    if (document.activeElement === box && box.value.trim() && !isShown) {
      suggest();
    }
  }

  /* While a text is being composed, its keys belong to the input method; some browsers say so by the code 229 only. */
  function onKey(event) {
    if (event.isComposing || event.keyCode === 229) {
      if (event.key === "Enter") {
        event.preventDefault();
      }
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(options[active]);
    } else if (event.key === "Escape" && !popup.hidden) {
      event.preventDefault(); // it would empty the box as well
      close();
    }
  }

  function onInput() {
    suggest();
    if (results) {
      typeQuery(box.value);
    }
  }

  function onSubmit(event) {
    if (composing) {
      event.preventDefault();
      return;
    }
    close();
    if (results) {
      event.preventDefault();
      submitQuery(box.value);
    }
  }

  function onPointer(event) {
    const node = event.target.closest(".rk-suggestion");
    const option = options.find((other) => other.node === node);
    if (option) {
      choose(option);
    }
  }

  function isField(node) {
    return node.matches("input:not([type=checkbox], [type=radio]), select, textarea") || node.isContentEditable;
  }

  function onShortcut(event) {
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
    const slash = event.key === "/" && bare && !isField(document.activeElement);
    const held = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const letter = held && event.key.toLowerCase() === "k";
    if (!event.isComposing && (slash || letter)) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  }

  function startBox() {
    const attributes = { type: "text", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
    for (const [name, value] of Object.entries(attributes)) {
      box.setAttribute(name, value);
    }
    box.setAttribute("aria-controls", list.id);
    box.setAttribute("aria-keyshortcuts", "/ Control+K");
    form.append(popup, status);
    box.addEventListener("focus", useBox);
    box.addEventListener("input", onInput);
    box.addEventListener("keydown", onKey);
    box.addEventListener("compositionstart", () => { composing = true; });
    box.addEventListener("compositionend", () => { composing = false; });
    form.addEventListener("submit", onSubmit);
    form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) { close(); } });
    popup.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the box
    popup.addEventListener("click", onPointer);
    clear.addEventListener("click", () => { writeRecent([]); box.focus(); suggest(); });
    document.addEventListener("keydown", onShortcut);
  }

  /* ------------------------------------------------------------ Results page */

  const PAGE = 20; // hits that are shown at first, and with each press of the button
  const TYPING = 120; // ms without a key before what is typed is searched for
  const FACETS = ["kind", "affiliation", "coverage", "prefecture", "language"];

  const results = document.querySelector("[data-rk-results]"); // null on all other pages
  const title = document.title;
  const labels = byFacet(() => new Map()); // of codes
  const choices = byFacet(() => new Map()); // the boxes of codes, kept from search to search
  let query = "";
  let chosen = byFacet(() => new Set()); // codes
  let limit = PAGE;
  let settled = ""; // the address of the search that was last asked for, not typed
  let timer = 0;

  function byFacet(value) {
    return Object.fromEntries(FACETS.map((name) => [name, value(name)]));
  }

  function find(name) {
    return results.querySelector(`[data-rk-${name}]`);
  }

  function fieldsetOf(name) {
    return results.querySelector(`[data-rk-facet="${name}"]`);
  }

  /* -- State: all of it is in the address, but how many hits are shown */

  function readAddress() {
    const parameters = new URLSearchParams(location.search);
    query = parameters.get("q") ?? "";
    chosen = byFacet((name) => new Set(parameters.getAll(name)));
    limit = PAGE;
    settled = addressOf(query, chosen);
    box.value = query;
  }

  /* What was typed has replaced the address of the search before it, which gets its own back. */
  function settle() {
    const address = addressOf(query, chosen);
    if (address !== settled) {
      renkei.go(settled, "replaceState");
      renkei.go(address);
      settled = address;
    }
    limit = PAGE;
    remember(query.trim());
    show();
  }

  /* -- Searching */

  function filtersBut(except) {
    const filters = Object.entries(chosen).filter(([name, codes]) => codes.size > 0 && name !== except);
    return Object.fromEntries(filters.map(([name, codes]) => [name, [...codes]]));
  }

  /* The choices of a facet are counted without its own filter, so that another one can be added. */
  function countFacets() {
    const found = {};
    for (const name of FACETS.filter((other) => chosen[other].size > 0)) {
      renkei.search(query, { ...filtersBut(name), limit: 1 });
      found[name] = renkei.searchInfo().facets[name];
    }
    return found;
  }

  function search() {
    const counted = countFacets();
    const hits = renkei.search(query, { ...filtersBut(null), limit });
    const info = renkei.searchInfo();
    for (const name of FACETS) {
      const found = counted[name] ?? info.facets[name] ?? [];
      found.forEach(([code, label]) => labels[name].set(code, label));
      fillFacet(name, found);
    }
    return { hits, info };
  }

  async function show() {
    const asked = query;
    window.clearTimeout(timer);
    document.title = query.trim() ? fill(results.dataset.rkTitle, { query: query.trim() }) + " - " + title : title;
    if (!query.trim()) {
      showParts({});
      find("total").textContent = "";
      return;
    }
    find("start").hidden = true;
    if (find("total").textContent === "") {
      find("total").textContent = results.dataset.rkLoading;
    }
    try {
      await renkei.ready;
    } catch {
      find("total").textContent = results.dataset.rkFailed;
      return;
    }
    if (query === asked) {
      showFound(search());
      fillIn();
    }
  }

  /* In a large casebook, what the hits say is read after they are shown. */
  async function fillIn() {
    const asked = query;
    if ((await renkei.readFor(query, { ...filtersBut(null), limit })) && query === asked) {
      showFound(search());
    }
  }

  /* -- Facets */

  function makeChoice(name, code) {
    const input = make("input", { type: "checkbox", value: code });
    input.addEventListener("change", () => {
      chosen[name][input.checked ? "add" : "delete"](code);
      settle();
    });
    const choice = { input, label: document.createTextNode(""), count: make("span", { class: "rk-facet-count" }) };
    choice.node = make("label", {}, input, make("span", {}, choice.label, " ", choice.count));
    return choice;
  }

  function updateChoice(name, [code, label, count]) {
    const choice = choices[name].get(code) ?? makeChoice(name, code);
    choices[name].set(code, choice);
    choice.input.checked = chosen[name].has(code);
    choice.label.data = label;
    choice.count.textContent = count;
    return choice.node;
  }

  /* A box that is chosen stays, even where nothing is found with it; one whose name was never heard cannot be shown.
     One choice alone would narrow nothing. */
  function fillFacet(name, found) {
    const missing = [...chosen[name]].filter((code) => !found.some(([other]) => other === code));
    const named = missing.filter((code) => labels[name].has(code));
    const all = [...found, ...named.map((code) => [code, labels[name].get(code), 0])];
    placeChoices(fieldsetOf(name), all.map((one) => updateChoice(name, one)));
    fieldsetOf(name).hidden = all.length < (chosen[name].size > 0 ? 1 : 2);
  }

  /* What is moved loses the focus, so nothing is moved without need. */
  function placeChoices(fieldset, nodes) {
    const before = [...fieldset.querySelectorAll("label")];
    if (before.length === nodes.length && before.every((node, index) => node === nodes[index])) {
      return;
    }
    const focused = document.activeElement;
    fieldset.replaceChildren(fieldset.firstElementChild, ...nodes);
    if (fieldset.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
  }

  function showFacets() {
    const count = FACETS.reduce((sum, name) => sum + chosen[name].size, 0);
    const summary = find("facets").querySelector("summary");
    summary.dataset.rkPlain ??= summary.textContent;
    summary.textContent = count ? fill(results.dataset.rkChosen, { count }) : summary.dataset.rkPlain;
    find("reset").hidden = count === 0;
    find("filtered").hidden = count === 0;
    find("facets").hidden = count === 0 && FACETS.every((name) => fieldsetOf(name).hidden);
  }

  function foldFacets() {
    const wide = window.matchMedia("(min-width: 60em)");
    const fold = () => { find("facets").open = wide.matches; };
    wide.addEventListener("change", fold);
    fold();
  }

  /* What was searched for and what narrows it, for the printed page, whose boxes are left out; where nothing is found,
     the page says so itself. */
  function showAsked(total) {
    const named = FACETS.flatMap((facet) => [...chosen[facet]].map((code) => [facet, labels[facet].get(code) ?? code]));
    const legend = (facet) => fieldsetOf(facet).querySelector("legend").textContent;
    const filters = named.map(([facet, value]) => fill(results.dataset.rkPair, { name: legend(facet), value }));
    const [text, narrowed] = find("asked").children;
    text.textContent = total > 0 ? query.trim().slice(0, LONGEST) : "";
    narrowed.textContent = filters.join(results.dataset.rkComma);
    find("asked").hidden = total === 0;
  }

  /* -- Hits */

  /* A text may have matched in another language than that of the page that it leads to. */
  function languageOf(hit) {
    return hit.language && hit.language !== words.rkLanguage ? { lang: hit.language } : {};
  }

  function makeTitle(hit) {
    const address = new URL(hit.url, renkei.root).href;
    const isOurs = address.startsWith(new URL(".", form.action).href);
    const link = make("a", { href: address, ...(isOurs ? {} : languageOf(hit)) });
    link.append(...markText(hit.title, hit.titleMarks));
    const signs = [...results.querySelectorAll("[data-rk-sign]")];
    const sign = signs.find((template) => template.dataset.rkSign === hit.facets.affiliation);
    return make("h3", {}, ...(sign ? [sign.content.cloneNode(true), " "] : []), link);
  }

  function makeMeta(hit) {
    const codes = { ...hit.facets, kind: hit.facets.kind || hit.kind };
    const named = FACETS.slice(0, -1).map((name) => labels[name].get(codes[name]));
    const other = "lang" in languageOf(hit);
    const language = labels.language.get(hit.language) ?? hit.language;
    const notes = [other && fill(results.dataset.rkLanguageNote, { language }), hit.tier === "partial" && results.dataset.rkPart];
    const items = [...named, ...notes].filter(Boolean);
    return make("ul", { class: "rk-hit-meta" }, ...items.map((text) => make("li", {}, text)));
  }

  function makeSection(hit, section) {
    const link = make("a", { href: new URL(section.url, renkei.root).href }, section.heading || hit.title);
    const text = make("span", { class: "rk-hit-text" }, ...markText(section.snippet ?? "", section.marks));
    return make("li", languageOf(hit), link, " ", text);
  }

  function makeText(hit) {
    const heading = hit.heading && hit.heading !== hit.title ? [make("strong", {}, hit.heading), " "] : [];
    const pieces = [...heading, ...markText(hit.snippet ?? "", hit.marks)];
    return make("p", { class: "rk-hit-text", ...languageOf(hit) }, ...pieces);
  }

  function makeHit(hit) {
    const item = make("li", { class: "rk-hit" }, makeTitle(hit), makeMeta(hit), makeText(hit));
    if (hit.sections?.length) {
      const sections = hit.sections.slice(0, 3).map((section) => makeSection(hit, section));
      item.append(make("ul", { class: "rk-hit-sections" }, ...sections));
    }
    return item;
  }

  /* -- The whole page */

  function showParts({ found = false, nothing = false }) {
    find("start").hidden = found || nothing;
    find("found").hidden = !found;
    find("nothing").hidden = !nothing;
    find("browse").hidden = found;
    find("also").hidden = find("also").hidden || !(found || nothing);
    find("facets").hidden = find("facets").hidden || !(found || nothing);
  }

  function showAlso(also) {
    const pairs = (also ?? []).map(({ from, to }) => `${from} → ${to.join(results.dataset.rkComma)}`);
    find("also").lastElementChild.replaceChildren(...pairs.map((text) => make("span", { class: "rk-badge" }, text)));
    find("also").hidden = pairs.length === 0;
  }

  function showFound({ hits, info }) {
    const total = Math.max(info.total ?? 0, hits.length);
    const count = total.toLocaleString(document.documentElement.lang);
    find("total").textContent = fill(results.dataset.rkCount, { count });
    find("query").textContent = query.trim().slice(0, LONGEST);
    showAsked(total);
    find("partial").hidden = !info.partial;
    const list = find("hits");
    const focused = list.contains(document.activeElement) && document.activeElement.pathname;
    list.replaceChildren(...hits.map(makeHit));
    [...list.querySelectorAll("a")].find(({ pathname }) => pathname === focused)?.focus();
    find("more").hidden = total <= hits.length;
    showAlso(info.also);
    showFacets();
    showParts({ found: total > 0, nothing: total === 0 });
  }

  /* The first of the new hits gets the focus, since the button may be gone. */
  function showMore() {
    const before = limit;
    limit += PAGE;
    showFound(search());
    find("hits").children[before]?.querySelector("a").focus();
    fillIn();
  }

  function showExamples() {
    const links = words.rkQueries.split("|").map((text) => make("a", { href: addressOf(text) }, text));
    find("queries").replaceChildren(...links.map((link) => make("li", {}, link)));
  }

  function startResults() {
    foldFacets();
    showExamples();
    find("more").addEventListener("click", showMore);
    find("reset").addEventListener("click", () => {
      FACETS.forEach((name) => chosen[name].clear());
      settle();
      find("facets").querySelector("summary").focus();
    });
    window.addEventListener("popstate", () => { readAddress(); show(); });
    readAddress();
    remember(query.trim());
    show();
  }

  function typeQuery(text) {
    query = text;
    limit = PAGE;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      renkei.go(addressOf(query, chosen), "replaceState");
      show();
    }, TYPING);
  }

  function submitQuery(text) {
    query = text;
    settle();
    if (window.matchMedia("(pointer: coarse)").matches) {
      box.blur(); // the keyboard on the screen would cover what was found
    }
  }

  startBox();
  if (results) {
    startResults();
  }
})();
