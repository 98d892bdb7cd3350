/* All cases as cards or as a table: facets that combine, a text filter, order, downloads. All of it is in the address.
   The cases come from explore/<language>.js; without them, or without this script, the page shows its plain table. */
(function () {
  "use strict";

  const page = document.querySelector("[data-rk-explore]");
  const words = page.dataset;
  const { make, fill, number, say, textOf } = renkei;
  const PAGE = 30; // results that are shown at first, and with each press of the button
  const FIRST = 12; // of these that are drawn at once; the others follow a moment later
  const MOMENT = 100; // ms
  const TYPING = 300; // ms without a key before the address follows
  const MOST = 40; // names to choose from in a facet without a vocabulary
  const LONGEST = 200; // letters of what came with the address

  const groups = []; // facets as they stand on the page
  const choices = new Map(); // by "name=code"
  let cases = [];
  let labels = {};
  let found = [];
  let state = {}; // q, sort and view, by their names in the address; empty for what the page starts with
  let limit = PAGE;
  let timer = 0;
  let later = 0; // timer of what is not drawn at once

  const parts = {}; // of the page, by name
  const find = (name) => (parts[name] ??= page.querySelector(`[data-rk-${name}]`));
  const isKnown = (value) => value !== null;
  const clone = (name) => find(name).content.firstElementChild.cloneNode(true);

  /* ------------------------------------------------------------------ Facets */

  /* A case is in the band of each of its municipalities. Regions stand among the prefectures. */
  function fits(item, { name, code, group: { field, isBand } }) {
    if (isBand) {
      const [from, to] = code.split("-");
      return item.towns.some((town) => isKnown(town[field]) && town[field] >= from && (!to || town[field] < to));
    }
    return [item[name === "region" ? name : field]].flat().includes(code);
  }

  /* The choices stand on the page, but for tools: their names are no vocabulary. Those of the most cases come first. */
  function addTools() {
    const counts = new Map();
    cases.flatMap((item) => item.tools).forEach((tool) => counts.set(tool, (counts.get(tool) ?? 0) + 1));
    const most = [...counts].sort((one, other) => other[1] - one[1]).slice(0, MOST);
    page.querySelector('[data-rk-facet="tool"] fieldset').append(...most.map(([tool]) => {
      const label = clone("tool");
      label.firstElementChild.value = tool;
      label.lastElementChild.firstElementChild.textContent = tool;
      return label;
    }));
  }

  function makeChoice(group, input) {
    const [label, count] = input.nextElementSibling.children;
    const choice = { name: input.name, code: input.value, label: label.textContent, group, input, count, on: false, hits: 0 };
    const having = cases.filter((item) => fits(item, choice));
    having.forEach((item) => item.choices.push(choice));
    input.parentElement.hidden = having.length === 0;
    input.autocomplete = "off"; // else the browser notes all of them with every address, which takes it longer than to filter
    input.addEventListener("change", () => { choice.on = input.checked; settle(); });
    choices.set(`${choice.name}=${choice.code}`, choice);
    return choice;
  }

  function makeGroups() {
    for (const node of page.querySelectorAll("[data-rk-facet]")) {
      const { rkField: field, rkBand } = node.dataset;
      const group = { field, isBand: rkBand, node, label: node.querySelector("legend").textContent, hit: null };
      group.choices = [...node.querySelectorAll("input")].map((input) => makeChoice(group, input));
      node.hidden = group.choices.filter((choice) => !choice.input.parentElement.hidden).length < 2;
      groups.push(group);
    }
  }

  /* The total of several municipalities is known where all of them are; else it is empty as the first one is. */
  function prepare(item) {
    const { towns, coordinators } = item;
    const add = (sum, { population }) => (isKnown(sum) && isKnown(population) ? sum + population : null);
    item.choices = [];
    item.sum = towns.reduce(add, towns.length > 0 ? 0 : null);
    item.empty.sum = towns.find((town) => !isKnown(town.population))?.empty.population;
    item.status = item.doubtful ? "doubtful" : "";
    item.figures = { population: [item.sum], ageing: towns.map((town) => town.a75), coordinators: [coordinators] };
  }

  /* ------------------------------------------------------------------ Finding */

  const plain = (text) => renkei.normalise?.(text) ?? text;
  const toHiragana = (text) => text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
  let loading = null;

  /* The normaliser of the search; should it be missing, texts have to do as they are. */
  function loadNormaliser() {
    loading ??= renkei.loadScript("assets/renkei/search/normalise.js").catch(() => {}).then(() => readAhead(0));
    return loading;
  }

  /* Texts take a while to be normalised: with pauses, so that typing is not held up. */
  function readAhead(place) {
    cases.slice(place, place + 100).forEach((item) => has(item, []));
    if (place < cases.length) {
      setTimeout(readAhead, 0, place + 100);
    }
  }

  /* Readings are in hiragana, whatever was typed. */
  function has(item, wanted) {
    const names = (name) => item.towns.map((town) => town[name]).join("\n");
    item.text ??= plain([item.title, item.summary, labels.prefecture[item.prefecture], names("name"), ...item.tools].join("\n"));
    item.kana ??= plain(names("kana"));
    return wanted.every(([word, kana]) => item.text.includes(word) || item.kana.includes(kana));
  }

  /* Fills found, and the hits of each choice: the cases that meet the conditions of all facets but its own. */
  function select() {
    const wanted = plain(state.q).split(/\s+/).filter(Boolean).map((word) => [word, plain(toHiragana(word))]);
    const used = groups.filter((group) => group.choices.some((choice) => choice.on));
    choices.forEach((choice) => { choice.hits = 0; });
    groups.forEach((group) => { group.hit = null; });
    found = cases.filter((item) => {
      if (wanted.length > 0 && !has(item, wanted)) {
        return false;
      }
      item.choices.forEach((choice) => { if (choice.on) { choice.group.hit = item; } });
      const missed = used.filter((group) => group.hit !== item);
      if (missed.length < 2) {
        item.choices.forEach((choice) => { choice.hits += missed.length === 0 || choice.group === missed[0]; });
      }
      return missed.length === 0;
    });
    if (state.sort) {
      sort(state.sort.replace("-", ""), state.sort[0] === "-");
    }
  }

  /* A case without a figure is infinitely small or large, and so the last one either way. */
  function sort(name, down) {
    const keys = new Map(found.map((item) => {
      const known = item.figures[name].filter(isKnown);
      return [item, down ? -Math.max(...known) : Math.min(...known)];
    }));
    found.sort((one, other) => keys.get(one) - keys.get(other) || 0);
  }

  /* ----------------------------------------------------------------- Address */

  const chosen = () => [...choices.values()].filter((choice) => choice.on);

  /* Links may also join codes by commas; written like this, a name can hold a comma. */
  function addressOf() {
    const all = new URLSearchParams(chosen().map(({ name, code }) => [name, code]));
    Object.entries(state).forEach(([name, value]) => value.trim() && all.set(name, value));
    return `?${all}`;
  }

  function writeAddress(method) {
    clearTimeout(timer);
    renkei.go(addressOf(), method);
  }

  function readAddress() {
    const ignored = [];
    chosen().forEach((choice) => { choice.on = false; });
    state = { q: "", sort: "", view: "" };
    limit = PAGE;
    for (const [name, value] of new URLSearchParams(location.search)) {
      // orders and views stand on the page as values of their controls
      const isState = name in state && (name === "q" || find(`${name}] [value="${CSS.escape(value)}"`));
      if (isState) {
        state[name] = value;
      } else {
        ignored.push(...choose(name, value));
      }
    }
    find("ignored").hidden = ignored.length === 0;
    find("ignored").lastElementChild.textContent = ignored.join(words.rkComma).slice(0, LONGEST);
  }

  /* What there is nothing for comes back. */
  function choose(name, value) {
    const keys = (choices.has(`${name}=${value}`) ? [value] : value.split(",")).map((code) => `${name}=${code}`);
    keys.forEach((key) => { if (choices.has(key)) { choices.get(key).on = true; } });
    return keys.filter((key) => !choices.has(key));
  }

  /* ------------------------------------------------------------------- Cases */

  const lacking = () => make("span", { class: "rk-reason" }, words.rkLacking);

  /* A code by its word, with its sign where it has one. */
  function wordOf(item, name) {
    const code = item[name];
    const sign = find(`sign="${code}"`)?.content.cloneNode(true);
    return code ? [...(sign ? [sign, " "] : []), labels[name][code]] : [lacking()];
  }

  /* Why a figure is not there. */
  const emptyOf = (owner, name) => owner.empty[name] ?? "not_stated";

  /* A figure with its unit, or the word for its kind of empty. */
  function figure(owner, name, unit = "", digits = 0) {
    const kind = emptyOf(owner, name);
    return isKnown(owner[name])
      ? make("span", {}, make("span", { class: "rk-value" }, number(owner[name], digits)), make("span", { class: "rk-unit" }, unit))
      : make("span", { class: "rk-status--" + kind }, labels.status[kind]);
  }

  function staffOf(item, unit) {
    return [figure(item, "coordinators", unit), ...(item.doubtful ? [make("span", { class: "rk-mark" }, words.rkDoubtful)] : [])];
  }

  /* Links to the case, and puts it into the tray. */
  function connect(node, item) {
    const link = node.querySelector("a");
    link.href = item.url;
    link.append(textOf(item, "title"));
    const button = node.querySelector("button");
    button.dataset.rkCompare = item.id;
    button.dataset.rkName = item.title;
    button.lastElementChild.textContent = item.title;
    return node;
  }

  function makeCard(item) {
    const card = connect(clone("card"), item);
    const [people, rates, staff] = card.querySelectorAll("dl > div");
    const isOne = item.towns.length === 1;
    const rate = (town) => figure(town, "a75", "%", 1);
    const badges = item.affiliation ? ["affiliation", "coverage"] : ["kind"];
    card.querySelector("ul").append(...badges.map((name) => make("li", {}, make("span", { class: "rk-badge" }, ...wordOf(item, name)))));
    card.querySelector("p").append(textOf(item, "summary"));
    people.hidden = rates.hidden = item.towns.length === 0;
    people.querySelector("span").hidden = isOne;
    people.lastElementChild.append(figure(item, "sum", words.rkPeople));
    rates.lastElementChild.append(isOne ? rate(item.towns[0]) : make("ul", { class: "rk-explore-towns" },
      ...item.towns.map((town) => make("li", {}, town.name, " ", rate(town)))));
    staff.hidden = !item.affiliation;
    staff.lastElementChild.append(...staffOf(item, words.rkPeople));
    return card;
  }

  /* A row for each municipality; what holds for the whole case spans them. */
  function makeRows(item) {
    const towns = item.towns.length > 0 ? item.towns : [{ name: labels.prefecture[item.prefecture] }];
    const cell = (...shown) => make("td", {}, ...shown);
    const right = (...shown) => make("td", { class: "rk-number" }, ...shown);
    const of = (town, name, digits) => right(town.code ? figure(town, name, "", digits) : lacking());
    const rows = towns.map((town) => make("tr", {}, cell(town.name), of(town, "population"), of(town, "a75", 1)));
    const head = clone("row");
    head.firstElementChild.after(
      right(...(item.affiliation ? staffOf(item) : [lacking()])),
      ...["affiliation", "coverage", "kind", "prefecture"].map((name) => cell(...wordOf(item, name))),
    );
    [...head.children].forEach((one) => { one.rowSpan = towns.length; });
    head.firstElementChild.after(...rows[0].children);
    rows[0] = head;
    return connect(make("tbody", {}, ...rows), item);
  }

  /* Made once, since the same cases come back with every change of a condition. */
  const nodeOf = (item, view) => (view ? (item.rows ??= makeRows(item)) : (item.card ??= makeCard(item)));

  /* ---------------------------------------------------------------- The page */

  function showFacets() {
    for (const { on, hits, input, count } of choices.values()) {
      input.checked = on;
      say(count, hits);
    }
    for (const group of groups) {
      const count = group.choices.filter((choice) => choice.on).length;
      say(group.node.querySelector("summary").lastElementChild, count || "");
      group.node.open ||= count > 0;
    }
    const count = chosen().length;
    const summary = find("facets").querySelector("summary");
    summary.dataset.rkPlain ??= summary.textContent;
    say(summary, count ? fill(words.rkChosen, { count }) : summary.dataset.rkPlain);
    find("reset").hidden = count === 0;
  }

  /* Each condition with what takes it away and, done once more, brings it back. */
  function conditions() {
    const { q } = state;
    const of = (name, value, toggle) => ({ name: fill(words.rkPair, { name, value }), toggle });
    const all = chosen().map((choice) => of(choice.group.label, choice.label, () => { choice.on = !choice.on; }));
    const text = of(words.rkQuery, q.trim().slice(0, LONGEST), () => { state.q = state.q ? "" : q; });
    return q.trim() ? [...all, text] : all;
  }

  function makeRemove({ toggle }, place, text, label) {
    return make("li", {}, renkei.button(() => {
      toggle();
      settle();
      const chips = find("chips").querySelectorAll("button");
      (chips[place] ?? chips[place - 1] ?? find("total").parentElement).focus();
    }, text, label));
  }

  function showConditions() {
    const all = conditions();
    const isEmpty = found.length === 0;
    find("chips").replaceChildren(...all.map((one, place) => makeRemove(one, place, one.name, fill(words.rkRemove, one))));
    find("chips").hidden = all.length === 0;
    find("found").hidden = isEmpty;
    find("nothing").hidden = !isEmpty;
    if (isEmpty) {
      find("ways").replaceChildren(...all.map((one, place) => {
        one.toggle();
        select();
        one.toggle();
        return makeRemove(one, place, fill(words.rkRemoveTo, { name: one.name, count: number(found.length) }));
      }));
      select();
    }
  }

  /* Of many cases those in sight are drawn first, so that the page answers at once; it keeps its height meanwhile, to stay
     where it was scrolled. Where it was scrolled past them, all are drawn. */
  function showCases(isWhole, count = limit) {
    const box = find("found");
    const isMore = !isWhole && found.length > 2 * FIRST && box.getBoundingClientRect().top > innerHeight / -4;
    box.style.minHeight = isMore ? box.offsetHeight + "px" : "";
    clearTimeout(later);
    if (isMore) {
      later = setTimeout(showCases, MOMENT, true);
    }
    lay(state.view, isMore ? FIRST : count);
    find(state.view ? "cards" : "table").hidden = true;
    find("more").hidden = found.length <= limit;
    renkei.tray?.refresh();
  }

  /* Ahead: laid out, but out of sight. */
  function lay(view, count, isAhead) {
    const box = find(view || "cards");
    const table = view && box.firstElementChild;
    const shown = found.slice(0, count).map((item) => nodeOf(item, view));
    renkei.arrange(table || box, table ? [table.caption, table.tHead, ...shown] : shown);
    box.hidden = false;
    box.inert = isAhead;
  }

  function showAll(isWhole) {
    select();
    showCases(isWhole); // it asks for places, which are known before anything is changed
    find("total").textContent = fill(words.rkCount, { total: number(cases.length), count: number(found.length) });
    showFacets();
    showConditions();
  }

  /* The first text waits for the normaliser. */
  async function showTyped(isWhole) {
    if (state.q.trim()) {
      await loadNormaliser();
    }
    showAll(isWhole);
  }

  function settle() {
    limit = PAGE;
    find("box").value = state.q;
    showAll();
    writeAddress("pushState");
  }

  function restore() {
    readAddress();
    find("box").value = state.q;
    find("sort").value = state.sort;
    find("view").querySelector(`[value="${state.view}"]`).checked = true;
    showTyped(true); // the browser goes back to the place on the page
  }

  /* --------------------------------------------------------------- Downloads */

  function excelRow(item) {
    const join = (parts) => parts.join(words.rkComma);
    const said = (name, codes = item[name]) => (codes ? join([codes].flat().map((code) => labels[name][code])) : words.rkLacking);
    const figureOf = (owner, name) => owner[name] ?? labels.status[emptyOf(owner, name)];
    const of = (isThere, text) => (isThere ? text : words.rkLacking);
    const count = (name) => of(item.affiliation, figureOf(item, name));
    const some = item.towns.length;
    const rates = item.towns.map((town) => (some > 1 ? `${town.name} ` : "") + figureOf(town, "a75"));
    return [
      item.title, said("kind"), said("affiliation"), said("coverage"), said("tier", item.tiers), said("prefecture"),
      join(item.towns.map((town) => town.name)), of(some, figureOf(item, "sum")), of(some, join(rates)),
      count("coordinators") + (item.doubtful ? `［${words.rkDoubtful}］` : ""), count("municipal"), count("rate"),
      said("profession", item.professions), said("scene", item.scenes), said("situation", item.situations), said("item", item.items),
      said("theme", item.themes), join(item.tools), item.summary, new URL(item.url, location).href,
    ];
  }

  /* Codes by the names of the record's fields; lists have a bar between their parts. */
  function machineRow(item, columns) {
    const list = (parts) => parts.map((part) => String(part ?? "").replace(/\|/g, "\\|")).join("|");
    return columns.map((column) => {
      const [name, part] = column.split("=").pop().split(".");
      const value = part ? item.towns.map((town) => town[part]) : item[name];
      return Array.isArray(value) ? list(value) : value ?? "";
    });
  }

  function download({ rkCsv: form, rkHeads }) {
    const heads = rkHeads.split("|");
    const rows = form
      ? [heads, ...found.map(excelRow)]
      : [heads.map((head) => head.split("=")[0]), ...found.map((item) => machineRow(item, heads))];
    renkei.saveCsv("renkei-cases" + form, rows, !form);
  }

  /* ------------------------------------------------------------------- Start */

  function showMore() {
    const from = limit;
    limit += PAGE;
    showCases(true);
    nodeOf(found[from], state.view).querySelector("a").focus();
  }

  function type() {
    state.q = find("box").value;
    limit = PAGE;
    clearTimeout(timer);
    timer = setTimeout(() => writeAddress("replaceState"), TYPING);
    showTyped();
  }

  function reset() {
    chosen().forEach((choice) => { choice.on = false; });
    settle();
    find("facets").querySelector("summary").focus();
  }

  function listen() {
    const on = (name, event, act) => find(name).addEventListener(event, act);
    on("box", "focus", loadNormaliser);
    on("box", "input", type);
    on("box", "change", () => writeAddress("pushState"));
    ["sort", "view"].forEach((name) => on(name, "change", (event) => { state[name] = event.target.value; settle(); }));
    on("view", "pointerover", () => lay(state.view ? "" : "table", FIRST, true)); // it may be pressed next
    on("more", "click", showMore);
    on("reset", "click", reset);
    page.querySelectorAll("[data-rk-csv]").forEach((button) => button.addEventListener("click", () => download(button.dataset)));
    window.addEventListener("popstate", restore);
    window.addEventListener("beforeprint", () => showCases(true, Infinity)); // paper shows all that was found
    window.addEventListener("afterprint", () => showCases(true));
    find("facets").open = matchMedia("(min-width: 60em)").matches;
  }

  renkei.exploreData = (data) => {
    ({ cases, labels } = data);
    renkei.noted = labels.noted;
    cases.forEach(prepare);
    addTools();
    makeGroups();
    listen();
    page.classList.add("rk-explore-ready");
    restore();
  };

  /* The plain table stays out of sight while the cases come, and is shown if they do not. */
  find("total").textContent = words.rkLoading;
  renkei.loadScript(`explore/${document.querySelector("[data-rk-search]").dataset.rkLanguage}.js`).catch(() => {
    find("failure").textContent = words.rkFailed;
    page.classList.add("rk-explore-failed");
  });
})();
