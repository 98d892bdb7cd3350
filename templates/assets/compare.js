/* Cases side by side: a row for each field, a group of columns for each case, a column for each of its municipalities.
   Cases and their order stand in the address. Cells are HTML that the build has made and escaped. */
(function () {
  "use strict";

  const MOST = 4;
  const ONLY = "differences";
  const ROLES = { tr: "row", td: "cell", "thead th": "columnheader", "tbody th": "rowheader", "thead, tbody": "rowgroup" };
  const form = document.querySelector("[data-rk-comparison]");
  const words = form.dataset;
  const { make } = renkei;
  const language = document.querySelector("[data-rk-search]").dataset.rkLanguage;
  const { picked, add, only, count, csv, address, copy, copied } = form.elements;
  const [notes, shown, table, template] = form.querySelectorAll("[role=status], [hidden], table, template");
  const fields = [...template.content.children];
  const title = document.title;
  const sheets = {}; // columns by id
  let known = new Map(); // all cases, by id
  let ids = []; // of those compared, in order
  let columns = []; // of these

  renkei.exploreData = ({ labels, cases }) => {
    renkei.noted = labels.noted;
    known = new Map(cases.map((entry) => [entry.id, entry]));
    picked.append(new Option("", ""), ...Object.entries(labels.kind).map(([kind, label]) => make("optgroup", { label },
      ...cases.filter((entry) => entry.kind === kind).map(({ id, title }) => new Option(title, id)))));
  };
  renkei.sheetData = (found) => Object.assign(sheets, found);

  function nameOf(id) {
    return known.get(id).towns.map((town) => town.name).join(words.rkComma) || known.get(id).title;
  }

  /* ------------------------------------------------------------------ State */

  /* Without cases in the address, those of the tray are shown. */
  function readAddress() {
    const parameters = new URLSearchParams(location.search);
    const asked = parameters.get("cases")?.split(",").filter(Boolean) ?? renkei.tray.ids();
    const there = [...new Set(asked)].filter((id) => known.has(id));
    const shape = parameters.get("only") ?? "";
    only.checked = shape === ONLY;
    ids = there.slice(0, MOST);
    return show(
      [words.rkIgnored, [...asked, shape].filter((text) => text && text !== ONLY && !known.has(text))],
      [words.rkMost, there.slice(MOST).map(nameOf)],
    );
  }

  function writeAddress(method) {
    address.value = new URL("?cases=" + ids + (only.checked ? "&only=" + ONLY : ""), location);
    renkei.go(address.value, method);
  }

  function choose(chosen) {
    ids = chosen;
    writeAddress("pushState");
    renkei.tray.put(ids.map((id) => [id, nameOf(id)]));
    return show();
  }

  function say(...patterns) {
    const texts = patterns.filter(([, names]) => names.length > 0)
      .map(([pattern, names]) => pattern.replace("{values}", () => names.join(words.rkComma)));
    notes.replaceChildren(...texts.map((text) => make("p", { class: "rk-note" }, text)));
  }

  /* Up to 200 cases stand in one file, more in one for each prefecture. */
  function load() {
    const parts = ids.filter((id) => !sheets[id]).map((id) => known.size > 200 ? "-" + known.get(id).prefecture.slice(0, 2) : "");
    return Promise.all([...new Set(parts)].map((part) => renkei.loadScript(`sheets/${language}${part}.js`)));
  }

  async function show(...patterns) {
    const asked = ids;
    showPicker();
    const isEnough = ids.length > 1;
    shown.hidden ||= !isEnough; // it is shown with its table, so that nothing jumps
    say(...patterns, [[words.rkNone, words.rkOne][ids.length], isEnough ? [] : [ids.map(nameOf)]]);
    try {
      await load();
    } catch {
      shown.hidden = true;
      say([words.rkFailed, [""]]);
      return;
    }
    if (isEnough && asked === ids) {
      shown.hidden = false;
      columns = ids.map((id) => ({ ...known.get(id), ...sheets[id], width: sheets[id].towns.length || 1 }));
      showTable();
    }
  }

  function showPicker() {
    const isFull = picked.disabled = add.disabled = ids.length === MOST;
    renkei.say(picked.options[0], isFull ? words.rkFull : words.rkChoose); // else all options are measured for its width
    for (const option of picked.options) {
      option.disabled = ids.includes(option.value);
    }
    picked.value = "";
  }

  /* ------------------------------------------------------------------ Table */

  /* Of municipalities, the sets of values are compared. */
  function judge(cells) {
    const values = cells.filter((cell) => cell !== undefined)
      .map((cell) => [...new Set([cell].flat().map((html) => html.replace(/\s+/g, " ")))].sort().join());
    return values.length < 2 ? "Alone" : new Set(values).size > 1 ? "Differs" : "Same";
  }

  function makeButton(id, act, sign, isOff) {
    const label = words["rk" + act].replace("{name}", nameOf(id));
    const button = renkei.button(() => move(id, act), sign, label);
    button.dataset.act = act;
    button.disabled = isOff;
    return button;
  }

  function makeHead() {
    const isDeep = columns.some(({ width }) => width > 1); // a second row names municipalities
    const cases = columns.map(({ id, url, width }, place) => make(
      "th", { "data-place": 0, colspan: width, rowspan: isDeep && width === 1 ? 2 : 1, scope: width > 1 ? "colgroup" : "col", "data-id": id },
      make("a", { href: url }, renkei.textOf(known.get(id), "title")),
      make("div", {}, makeButton(id, "Left", "←", place === 0), makeButton(id, "Right", "→", place === ids.length - 1), makeButton(id, "Remove", "×", false)),
    ));
    const towns = columns.filter(({ width }) => width > 1)
      .flatMap((column) => column.towns.map((town, place) => make("th", { "data-place": place, scope: "col" }, town)));
    const first = make("tr", {}, make("th", { scope: "col", rowspan: isDeep ? 2 : 1 }, words.rkItem), ...cases);
    return make("thead", {}, first, ...(isDeep ? [make("tr", {}, ...towns)] : []));
  }

  function makeCells({ id, towns, rows, width }, name) {
    const found = rows[name] ?? `<span class="rk-compare-missing">${words.rkMissing}</span>`;
    return [found].flat().map((html, place, { length }) => {
      const holder = make("div", {});
      holder.innerHTML = html;
      return make("td", { "data-place": place, colspan: width / length, "data-label": length > 1 ? towns[place] : nameOf(id) }, holder);
    });
  }

  function makeRow({ dataset: { rkField: name, rkUnit: unit }, textContent: label }) {
    const verdict = judge(columns.map(({ rows }) => rows[name]));
    const head = make("th", { scope: "row" }, label, make("span", { class: "rk-unit" }, unit));
    if (verdict === "Differs") {
      head.append(make("span", { class: "rk-compare-mark" }, "≠ " + words.rkDiffers));
    }
    return make("tr", { "data-verdict": verdict }, head, ...columns.flatMap((column) => makeCells(column, name)));
  }

  function makeBodies() {
    const bodies = {};
    for (const field of fields.filter(({ dataset }) => columns.some(({ rows }) => dataset.rkField in rows))) {
      const name = field.dataset.rkSection;
      const head = make("th", { scope: "rowgroup", colspan: 1 + columns.reduce((sum, { width }) => sum + width, 0) }, make("span", {}, name));
      bodies[name] ??= make("tbody", {}, make("tr", { class: "rk-group" }, head));
      bodies[name].append(makeRow(field));
    }
    return Object.values(bodies);
  }

  function makeGroups() {
    let total = 10;
    const groups = columns.map(({ width }) => {
      const group = make("colgroup", { span: width });
      const room = Math.max(14 / width, 7.5);
      group.style.width = room + "em";
      total += room * width;
      return group;
    });
    table.style.minWidth = total + "em";
    return [make("colgroup", {}), ...groups];
  }

  function showTable() {
    table.replaceChildren(make("caption", { id: "comparison" }), ...makeGroups(), makeHead(), ...makeBodies());
    for (const [selector, role] of Object.entries(ROLES)) {
      table.querySelectorAll(selector).forEach((node) => node.setAttribute("role", role));
    }
    writeAddress("replaceState");
    filter();
  }

  function filter() {
    const rows = [...table.querySelectorAll("[data-verdict]")];
    const differing = rows.filter((row) => row.dataset.verdict === "Differs");
    for (const node of [...rows, ...table.tBodies]) {
      node.hidden = only.checked && !differing.some((row) => node.contains(row));
    }
    const names = columns.map((column) => column.title).join(" × ");
    table.caption.textContent = names + (only.checked ? ` — ${only.labels[0].textContent.trim()}` : "");
    document.title = `${names} - ${title}`;
    count.textContent = words.rkCount.replace("{count}", rows.length).replace("{differ}", differing.length);
    copied.textContent = "";
  }

  /* The focus stays with the button, or goes to one that works. */
  async function move(id, act) {
    const place = ids.indexOf(id);
    const chosen = ids.filter((other) => other !== id);
    if (act !== "Remove") {
      chosen.splice(place + (act === "Left" ? -1 : 1), 0, id);
    }
    await choose(chosen);
    const head = table.querySelector(`[data-id="${act === "Remove" ? chosen.at(place) ?? chosen.at(-1) : id}"]`);
    (shown.hidden ? picked : head.querySelector(`[data-act=${act}]:enabled`) ?? head.querySelector(":enabled")).focus();
  }

  /* -------------------------------------------------------------------- CSV */

  function textOf(node) {
    return node.innerText.trim().replace(/\s*\n\s*/g, words.rkComma);
  }

  function save() {
    const named = columns.flatMap(({ title, towns, width }) => width > 1 ? towns.map((town) => `${title} ${town}`) : title);
    const rows = [...table.querySelectorAll("[data-verdict]:not([hidden])")].map(({ cells: [head, ...cells], dataset }) => [
      head.firstChild.data, head.children[0].textContent, words["rk" + dataset.verdict],
      ...cells.flatMap((cell) => Array(cell.colSpan).fill(textOf(cell.firstChild))), // what holds for all stands with each
    ]);
    const heads = [words.rkItem, words.rkUnit, words.rkDifference, ...named];
    renkei.saveCsv("compare-" + ids.join("-"), [heads, ...rows]);
  }

  async function copyAddress() {
    address.select();
    try {
      await navigator.clipboard.writeText(address.value);
      copied.textContent = words.rkCopied;
    } catch {
      copied.textContent = words.rkUncopied;
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (picked.value) {
      choose([...ids, picked.value]);
    }
  });
  only.addEventListener("change", () => { writeAddress("replaceState"); filter(); });
  csv.addEventListener("click", save);
  copy.addEventListener("click", copyAddress);
  window.addEventListener("popstate", readAddress);

  renkei.loadScript(`explore/${language}.js`).then(readAddress, () => say([words.rkFailed, [""]]))
    .finally(() => form.classList.remove("rk-compare-waiting"));
})();
