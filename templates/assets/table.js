/* Tables that sort, hide columns, choose rows and carry bars, and what they show as CSV.
   Without this script a table stands in the order of its file, with all its columns. */
(function () {
  "use strict";

  const all = [...document.querySelectorAll("[data-rk-tools][hidden]")]; // each table asks for this script: once is enough
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  const FIRST = 20; // rows that are drawn at once; the others follow a moment later
  const MOMENT = 100; // ms

  /* The figure of a cell as data; "" where it has none. */
  function figureOf(cell) {
    const text = cell.dataset.rkValue ?? cell.textContent.replaceAll(",", "").trim();
    return isFinite(text) ? text : "";
  }

  /* The form of the whole table's file for spreadsheets: marks in brackets, plain figures, no formulas. */
  function textOf(cell, isFigure) {
    const copy = cell.cloneNode(true);
    const [word, reason] = [".rk-status-word, .rk-mark", ".rk-reason"].map((selector) => {
      const found = copy.querySelector(selector);
      found?.remove();
      return found?.textContent;
    });
    const items = [...copy.querySelectorAll("li")].map((item) => item.textContent);
    const text = (isFigure && figureOf(cell)) || items.join("、") || copy.textContent.trim();
    const mark = word && (reason ? `${word}（${reason}）` : word);
    return text && mark ? `${text}［${mark}］` : text || mark;
  }

  function startTable(tools) {
    const words = tools.dataset;
    const [note, split] = ["[role=status]", "[data-rk-split]"].map((selector) => tools.querySelector(selector));
    const table = tools.nextElementSibling.firstElementChild;
    const state = table.parentElement.nextElementSibling;
    const heads = [...table.tHead.rows[0].cells];
    const units = table.tHead.rows[1]?.cells; // there where a column has figures
    const names = heads.map((head) => head.dataset.rkColumn);
    const labels = heads.map((head) => head.textContent);
    const isFigure = heads.map((head) => head.matches(".rk-number"));
    const boxes = [...tools.querySelectorAll("fieldset input")]; // of all columns but the first
    const choices = [...tools.querySelectorAll("select")]; // of the rows that are shown
    const keys = []; // what rows are sorted by, once made for a column
    const bodies = [...table.tBodies].map((body) => [...body.rows].filter((row) => !row.matches(".rk-group")));
    const prefix = all.length > 1 ? words.rkTools + "-" : ""; // of the names in the address
    const sheet = new CSSStyleSheet(); // of the columns that are not shown
    let later = 0; // timer of the rows that are not drawn at once
    let sorted = -1; // place of a column; -1 for the order of the file
    let isDown = false;

    /* What a row is sorted by; "", which comes last, where the cell holds no value. */
    function keyOf(cell, column) {
      if (isFigure[column]) {
        return figureOf(cell) && +figureOf(cell);
      }
      return cell.querySelector(".rk-status:not(.rk-status--doubtful)") ? "" : cell.dataset.rkOrder ?? cell.textContent.trim();
    }

    function keysOf(column) {
      return (keys[column] ??= new Map(bodies.flat().map((row) => [row, keyOf(row.cells[column], column)])));
    }

    /* Bars show the figures of a column beside each other; shares of a hundred have theirs already. */
    function drawBars(column) {
      const most = Math.max(...keysOf(column).values());
      for (const [{ cells }, size] of keysOf(column)) {
        if (size && units[column].textContent !== "%") {
          cells[column].style.setProperty("--rk-size", size / most);
        }
      }
    }

    function inOrder(rows) {
      if (sorted < 0) {
        return rows;
      }
      const found = keysOf(sorted);
      const compare = isFigure[sorted] ? (one, other) => one - other : collator.compare;
      const isEmpty = (row) => found.get(row) === "";
      return [...rows].sort((one, other) => isEmpty(one) - isEmpty(other)
        || compare(found.get(one), found.get(other)) * (isDown ? -1 : 1));
    }

    /* Rows that do not have a chosen value are hidden; how many are left comes back in words. */
    function chooseRows() {
      const chosen = choices.filter(({ value }) => value);
      const rows = bodies.flat();
      const isOut = (row) => chosen.some(({ name, value }) => row.getAttribute("data-rk-by-" + name) !== value);
      const count = rows.filter((row) => !row.classList.toggle("rk-out", isOut(row))).length;
      return chosen.length ? words.rkChosen.replace("{total}", rows.length).replace("{count}", count) + " " : "";
    }

    /* Changes the table. Of a long one what is in sight is drawn first, so that it answers at once; its columns keep their
       widths meanwhile, so that nothing jumps. */
    function draw(alter) {
      const widths = heads.map((head) => getComputedStyle(head).width);
      alter();
      const rows = [...table.querySelectorAll("tbody tr")];
      const show = (count) => {
        rows.forEach((row, place) => { row.hidden = place >= count; });
        heads.forEach((head, place) => { head.style.minWidth = count < rows.length ? widths[place] : ""; });
      };
      clearTimeout(later);
      show(FIRST);
      later = setTimeout(show, MOMENT, rows.length);
    }

    function showRows() {
      const isFlat = split && !split.checked;
      const parts = isFlat ? [bodies.flat()] : bodies;
      parts.forEach((rows, place) => table.tBodies[place].append(...inOrder(rows)));
      table.toggleAttribute("data-rk-flat", isFlat);
      heads.forEach((head) => head.removeAttribute("aria-sort"));
      heads[sorted]?.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      state.textContent = chooseRows() + (sorted < 0 ? "" : (isDown ? words.rkDown : words.rkUp).replace("{column}", labels[sorted]));
    }

    function showColumns() {
      const hidden = boxes.flatMap((box, place) => (box.checked ? [] : place + 2));
      const cell = `[data-rk-tools="${words.rkTools}"] + * tr > :nth-child`;
      sheet.replaceSync(hidden.map((place) => `${cell}(${place}){display:none}`).join(""));
      table.querySelectorAll("[colspan]").forEach((head) => { head.colSpan = names.length - hidden.length; });
    }

    /* Figures from the largest, texts from the first; then the other way; then the order of the file. */
    function pressHead(column) {
      const isSame = sorted === column;
      sorted = isSame && isDown !== isFigure[column] ? -1 : column;
      isDown = isSame ? !isDown : isFigure[column];
      draw(showRows);
      change();
    }

    /* The address: `?sort=-population&hide=rate,departments&groups=no`, with a minus for the largest first,
       and what rows are chosen by, such as `&year=2021`. */
    function readAddress() {
      const address = new URLSearchParams(location.search);
      const list = (name) => address.get(prefix + name)?.split(",").filter(Boolean) ?? [];
      const [sort = "", ...ignored] = list("sort");
      isDown = sort[0] === "-";
      sorted = names.indexOf(sort.slice(isDown));
      if (sort && sorted < 0) {
        ignored.push(sort);
      }
      const [hide, groups] = [list("hide"), list("groups")];
      boxes.forEach((box, place) => { box.checked = !hide.includes(names[place + 1]); });
      ignored.push(...hide.filter((name) => names.indexOf(name) < 1));
      if (split) {
        split.checked = !groups.includes("no");
      }
      choices.forEach((choice) => {
        const wanted = address.get(prefix + choice.name) ?? "";
        choice.value = wanted;
        if (choice.value !== wanted) {
          choice.value = "";
          ignored.push(wanted);
        }
      });
      ignored.push(...groups.filter((value) => !split || value !== "no"));
      note.textContent = ignored.length ? words.rkIgnored.replace("{names}", () => ignored.join(words.rkComma)) : "";
      note.hidden = !ignored.length;
    }

    function change() {
      const address = new URLSearchParams(location.search);
      const put = (name, value) => (value ? address.set(prefix + name, value) : address.delete(prefix + name));
      put("sort", sorted < 0 ? "" : (isDown ? "-" : "") + names[sorted]);
      put("hide", names.filter((_, place) => place && !boxes[place - 1].checked).join());
      put("groups", split?.checked === false && "no");
      choices.forEach(({ name, value }) => put(name, value));
      const query = String(address).replaceAll("%2C", ",");
      renkei.go(location.pathname + (query && "?" + query) + location.hash, "replaceState");
    }

    function download() {
      const shown = [...names.keys()].filter((column) => !column || boxes[column - 1].checked);
      const of = (group) => (split ? [group] : []);
      const lines = [...table.querySelectorAll("tbody tr:not(.rk-group, .rk-out)")].map(({ cells }) =>
        [...of(cells[0].dataset.rkOf), ...shown.map((column) => textOf(cells[column], isFigure[column]))]);
      lines.unshift([...of(words.rkGroup), ...shown.map((column) =>
        labels[column] + (isFigure[column] ? `（${units[column].textContent}）` : ""))]);
      renkei.saveCsv(words.rkTools + "-shown", lines);
    }

    document.adoptedStyleSheets.push(sheet);
    heads.forEach((head, column) => {
      const button = renkei.make("button", { type: "button" }, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => pressHead(column));
      if (isFigure[column]) {
        drawBars(column);
      }
    });
    if (split) {
      bodies.flat().forEach((row) => {
        row.cells[0].dataset.rkOf = textOf(row.parentElement.querySelector(".rk-group span span"));
      });
    }
    tools.querySelector("[data-rk-csv]").addEventListener("click", download);
    tools.addEventListener("change", ({ target }) => {
      draw(boxes.includes(target) ? showColumns : showRows);
      change();
    });
    readAddress();
    showColumns();
    if (location.search) {
      draw(showRows);
    }
    tools.hidden = false;
  }

  all.forEach(startTable);
})();
