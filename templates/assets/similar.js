/* Cases from towns like one's own: what the reader says of a town, the distance of every case from it, and the reasons.
   All of the state is in the address, but how many cases are shown. */
(function () {
  "use strict";

  const FIGURES = ["population", "a65", "a75"];
  const CHOICES = ["coverage", "affiliation"];
  const NAMES = [...FIGURES, ...CHOICES];
  const PAGE = 10; // cases that are shown at first, and with each press of the button
  const OPTIONS = 12; // towns that are suggested
  const FARTHEST = 3; // that a bar shows
  const MOST_PEOPLE = 1e8;

  const view = document.querySelector("[data-rk-similar]");
  const words = view.dataset;
  const { make, fill, number, say, textOf: saidOf } = renkei;
  const form = view.querySelector("form");
  const fields = form.elements;
  const box = fields.town;
  const list = document.getElementById("rk-similar-options");
  const find = (name) => view.querySelector(`[data-rk-${name}]`);
  const key = document.querySelector("[data-rk-search]").dataset.rkLanguage;

  const data = {}; // of all towns, and what they are called here
  let cases = [];
  let towns = [];
  let weights = {}; // by name, as the page was last shown with
  let town = null; // that is chosen
  let active; // of the suggestions; none while the box itself is
  let limit = PAGE;

  const letters = (text) =>
    text.normalize("NFKC").toLowerCase().replace(/[\s()]/g, "");

  /* ------------------------------------------------------------------- Data */

  renkei.exploreData = ({ cases: all, labels }) => {
    cases = all;
    renkei.noted = labels.noted;
  };

  renkei.townData = (part) => Object.assign(data, part);

  function takeTowns() {
    const places = new Map(data.prefectures.map(([code, name]) => [code.slice(0, 2), name]));
    const [codes, , , , ...names] = data.towns.concat(data.own); // between them are the figures
    towns = codes.map((code, row) => {
      const prefecture = places.get(code.slice(0, 2));
      const spellings = names.map((column) => column[row]);
      const town = spellings[data.shown];
      const name = fill(words.rkPlace, { town, prefecture });
      const found = { code, name, spellings: [...spellings, name, prefecture + town].map(letters) };
      FIGURES.forEach((figure, column) => { found[figure] = data.towns[column + 1][row] ?? null; });
      return found;
    });
  }

  /* The figures of the records stand in where no census was imported, or it has none. */
  function takeRecords() {
    const known = new Map(towns.map((place) => [place.code, place]));
    for (const stated of cases.flatMap((item) => item.towns)) {
      const place = known.get(stated.code);
      if (place) {
        FIGURES.forEach((figure) => { place[figure] ??= stated[figure]; });
      }
    }
  }

  /* ------------------------------------------------------------ What is typed */

  function tell(field, message) {
    say(document.getElementById(field.id + "-error"), message);
    field.ariaInvalid = message !== "";
  }

  /* What a figure is, null for none, NaN for what cannot be one. */
  function figureIn(name, text) {
    const plain = text.normalize("NFKC").replace(/[,\s]/g, "");
    if (plain === "") {
      return null;
    }
    const value = /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
    const isRight = name === "population" ? Number.isInteger(value) && value > 0 && value < MOST_PEOPLE : value <= 100;
    return isRight ? value : NaN;
  }

  /* What the reader says; what is wrong is told at its field and left out. */
  function readForm() {
    const mine = {};
    for (const name of FIGURES) {
      mine[name] = figureIn(name, fields[name].value);
      tell(fields[name], Number.isNaN(mine[name]) ? words[name === "population" ? "rkWhole" : "rkPercent"] : "");
    }
    if (mine.a65 !== null && mine.a75 > mine.a65) {
      mine.a75 = NaN;
      tell(fields.a75, words.rkNested);
    }
    FIGURES.forEach((name) => { mine[name] = Number.isNaN(mine[name]) ? null : mine[name]; });
    CHOICES.forEach((name) => { mine[name] = fields[name].value || null; });
    return mine;
  }

  const weightOf = (name) => weights[name];

  /* --------------------------------------------------------------- Distances */

  function distances(mine, item, place) {
    const found = {};
    if (mine.population && place?.population > 0) {
      found.population = Math.abs(Math.log2(place.population / mine.population));
    }
    for (const name of ["a65", "a75"]) {
      if (mine[name] !== null && typeof place?.[name] === "number") {
        found[name] = Math.abs(place[name] - mine[name]) / 5;
      }
    }
    for (const name of CHOICES) {
      if (mine[name] !== null && item[name]) {
        found[name] = Number(mine[name] !== item[name]);
      }
    }
    return found;
  }

  /* The mean by weight; none where nothing counts. */
  function mean(found) {
    let sum = 0;
    let weights = 0;
    for (const [name, distance] of Object.entries(found)) {
      sum += weightOf(name) * distance;
      weights += weightOf(name);
    }
    return weights > 0 ? sum / weights : Infinity;
  }

  function rank(mine) {
    const ranked = cases.map((item) => {
      const tried = (item.towns.length > 0 ? item.towns : [null]).map((place) => {
        const found = distances(mine, item, place);
        return { item, place, found, distance: mean(found) };
      });
      return tried.reduce((nearest, other) => (other.distance < nearest.distance ? other : nearest));
    });
    const size = (one) => Object.keys(one.found).length;
    return ranked.filter((one) => one.distance < Infinity)
      .sort((one, other) => one.distance - other.distance || size(other) - size(one));
  }

  /* ------------------------------------------------------------------ Results */

  const patternOf = (name) => view.getAttribute("data-rk-" + name);
  const copyOf = (name) => find(name).content.firstElementChild.cloneNode(true);
  const wordOf = (name, code) => form.querySelector(`[name=${name}][value=${code}] ~ [data-rk-word]`).dataset.rkWord;

  function reasonFor(name, mine, theirs) {
    if (CHOICES.includes(name)) {
      const pattern = patternOf(mine === theirs ? name : name + "-other");
      return fill(pattern, { mine: wordOf(name, mine), theirs: wordOf(name, theirs) });
    }
    const [ours, others] = [mine, theirs].map((value) => (name === "population" ? number(value) : value.toFixed(1)));
    return fill(patternOf(name), { mine: ours, theirs: others, times: (theirs / mine).toFixed(2) });
  }

  function makeReason(name, mine, theirs, distance) {
    const node = copyOf("reason");
    node.firstElementChild.textContent = reasonFor(name, mine, theirs);
    node.querySelector(".rk-similar-bar").setAttribute("width", Math.min(distance / FARTHEST, 1) * 60);
    node.lastElementChild.textContent = fill(words.rkDistance, { distance: distance.toFixed(2) });
    return node;
  }

  function makeNotes(unused, { item, place, found }) {
    const names = item.towns.map((other) => other.name);
    const isNearest = names.length > 1 && FIGURES.some((name) => name in found);
    const nearest = isNearest ? fill(words.rkNearest, { towns: names.join(words.rkComma), town: place.name }) : "";
    return [nearest, unused.length > 0 ? fill(words.rkUnused, { names: unused.join(words.rkComma) }) : ""];
  }

  function makeBadges(item) {
    const isOwn = town && item.towns.some((other) => other.code === town.code);
    const isNear = town && item.prefecture.slice(0, 2) === town.code.slice(0, 2);
    const badges = CHOICES.filter((name) => item[name]).map((name) =>
      make("span", { class: "rk-badge" }, copyOf(`sign="${item[name]}"`), wordOf(name, item[name])));
    return [...badges, isOwn ? words.rkOwn : isNear ? words.rkPrefecture : ""].map((badge) => make("li", {}, badge));
  }

  /* Made anew only where it tells something else: other weights change little but the order. */
  function nodeOf(mine, one) {
    const { item, place, found, distance } = one;
    const used = NAMES.filter((name) => name in found && weightOf(name) > 0);
    const told = JSON.stringify([mine, used, place?.code, town?.code]);
    if (item.told !== told) {
      item.told = told;
      item.node = makeCase(mine, one, used);
    }
    say(item.node.children[1], fill(words.rkAll, { distance: distance.toFixed(2) }));
    return item.node;
  }

  function makeCase(mine, one, used) {
    const { item, place, found } = one;
    const node = copyOf("case");
    const unused = NAMES.filter((name) => mine[name] !== null && !used.includes(name));
    const reasons = used.map((name) => makeReason(name, mine[name], (name in item ? item : place)[name], found[name]));
    const [title, , badges, { firstElementChild: compare }, list] = node.children;
    title.append(make("a", { href: item.url }, saidOf(item, "title")));
    badges.append(...makeBadges(item));
    list.append(...reasons);
    const labels = unused.map((name) => fields["w-" + name].dataset.rkLabel);
    list.after(...makeNotes(labels, one).map((text) => make("p", { class: "rk-base" }, text)));
    compare.dataset.rkCompare = item.id;
    compare.dataset.rkName = item.title;
    compare.lastElementChild.textContent = " " + item.title;
    return node;
  }

  function show() {
    const mine = readForm();
    weights = Object.fromEntries(NAMES.map((name) => [name, Number(fields["w-" + name].value)]));
    const isAsked = NAMES.some((name) => mine[name] !== null);
    const ranked = isAsked ? rank(mine) : [];
    const left = cases.length - ranked.length;
    const said = isAsked ? fill(words.rkCount, { count: number(ranked.length) }) : words.rkStart;
    find("said").textContent = said + (isAsked && left > 0 ? " " + fill(words.rkLeft, { count: left }) : "");
    renkei.arrange(view.querySelector("ol"), ranked.slice(0, limit).map((one) => nodeOf(mine, one)));
    find("more").hidden = ranked.length <= limit;
    NAMES.forEach((name) => say(fields["w-" + name].nextElementSibling, weightOf(name)));
    renkei.tray?.refresh();
  }

  /* ----------------------------------------------------------------- Address */

  const textOf = (name) => String(town?.[name] ?? "");

  /* All that is not as it stands without being said. */
  function writeAddress() {
    const said = [...new FormData(form)].filter(([name, value]) =>
      name !== "town" && value.trim() !== (name.startsWith("w-") ? "1" : textOf(name)));
    const address = new URLSearchParams(town ? [["town", town.code], ...said] : said);
    renkei.go("?" + address);
  }

  /* Whether a value of the address could be used. */
  function take([name, value]) {
    if (name === "town") {
      setTown(towns.find((place) => place.code === value) ?? null);
      return town;
    }
    if (!new FormData(form).has(name)) {
      return false;
    }
    const field = fields[name];
    const before = field.value;
    field.value = value;
    if (field.value === value && !(FIGURES.includes(name) && Number.isNaN(figureIn(name, value)))) {
      return true;
    }
    field.value = before;
    return false;
  }

  function readAddress() {
    form.reset();
    setTown(null);
    limit = PAGE;
    const said = [...new URLSearchParams(location.search)];
    said.sort(([name], [other]) => (other === "town") - (name === "town")); // it fills in figures, which others replace
    const ignored = said.filter((pair) => !take(pair)).map((pair) => pair.join("=").slice(0, 60));
    const note = find("ignored-values");
    note.hidden = ignored.length === 0;
    note.textContent = fill(words.rkIgnored, { values: ignored.join(words.rkComma) });
    show();
  }

  function settle() {
    limit = PAGE;
    writeAddress();
    show();
  }

  /* -------------------------------------------------------------------- Town */

  function setTown(place) {
    town = place;
    box.value = place?.name ?? "";
    tell(box, "");
    FIGURES.forEach((name) => { fields[name].value = textOf(name); });
    const isKnown = FIGURES.some((name) => textOf(name) !== "");
    find("source").textContent = place ? (isKnown ? words.rkKnown : words.rkNothing) : "";
  }

  /* Those whose name begins so come first. */
  function matches(text) {
    const asked = letters(text);
    const start = (place) => place.spellings.some((spelling) => spelling.startsWith(asked));
    const found = towns.filter((place) => asked && place.spellings.some((spelling) => spelling.includes(asked)));
    return found.sort((one, other) => start(other) - start(one));
  }

  function suggest() {
    const found = matches(box.value);
    const nodes = found.slice(0, OPTIONS).map((place, index) =>
      Object.assign(make("div", { class: "rk-suggestion", role: "option", id: "rk-town-" + index }, place.name), { place }));
    list.replaceChildren(...nodes);
    open(found.length > 0);
    tell(box, found.length > 0 || !box.value.trim() ? "" : words.rkUnknown);
    find("found").textContent = fill(words.rkOptions, { count: found.length });
  }

  function open(isOpen) {
    list.hidden = find("found").hidden = !isOpen;
    box.ariaExpanded = isOpen;
    activate(-1);
  }

  function activate(index) {
    active = list.children[index];
    for (const node of list.children) {
      node.ariaSelected = node === active;
    }
    box.setAttribute("aria-activedescendant", active?.id ?? "");
    active?.scrollIntoView({ block: "nearest" });
  }

  function choose(place) {
    open(false);
    setTown(place);
    settle();
  }

  /* A name that only one town bears needs no choice from the list. */
  function leaveBox() {
    const asked = letters(box.value);
    const same = matches(box.value).filter((place) => place.spellings.includes(asked));
    open(false);
    if (asked === letters(town?.name ?? "")) {
      tell(box, "");
    } else if (!asked || same.length === 1) {
      choose(same[0] ?? null);
    } else {
      tell(box, words.rkUnknown);
    }
  }

  function onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const places = list.children.length + 1;
    if (event.isComposing || event.keyCode === 229) {
      return;
    }
    if (step && places > 1) {
      const place = list.hidden ? -1 : [...list.children].indexOf(active);
      open(true);
      activate(((place + 1 + step + places) % places) - 1);
    } else if (event.key === "Escape" && !list.hidden) {
      open(false);
    } else if (event.key === "Enter" && active) {
      choose(active.place);
    } else if (event.key === "Enter") {
      leaveBox();
    } else {
      return;
    }
    event.preventDefault();
  }

  async function start() {
    try {
      await Promise.all([`explore/${key}.js`, "towns/all.js", `towns/${key}.js`].map(renkei.loadScript));
    } catch {
      find("said").textContent = words.rkFailed;
      return;
    }
    takeTowns();
    takeRecords();
    box.addEventListener("input", suggest);
    box.addEventListener("keydown", onKey);
    box.addEventListener("blur", leaveBox);
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the box
    list.addEventListener("click", (event) => choose(event.target.place));
    form.addEventListener("input", ({ target }) => {
      if (target !== box) {
        limit = PAGE;
        show();
      }
    });
    form.addEventListener("change", ({ target }) => target === box || writeAddress());
    form.addEventListener("submit", (event) => event.preventDefault());
    find("weights").addEventListener("click", () => { NAMES.forEach((name) => { fields["w-" + name].value = 1; }); settle(); });
    find("empty").addEventListener("click", () => { form.reset(); choose(null); box.focus(); });
    find("more").addEventListener("click", () => {
      const before = limit;
      limit += PAGE;
      show();
      view.querySelector("ol").children[before].querySelector("a").focus();
    });
    window.addEventListener("popstate", readAddress);
    readAddress();
  }

  start();
})();
