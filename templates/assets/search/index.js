/* The texts of one language, and where a piece of text stands in them: in which page, section and field. Of a large
   casebook the index knows which cases have a piece; a case's own file is read when it is to be shown. */
(function () {
  "use strict";

  const MOST_PLACES = 24; // of one piece in one page; more say nothing more
  const MOST_KNOWN = 2000;
  const AT_ONCE = 4096; // texts of pages, or chunks, without a pause
  const PAIRS = 0x10000; // of letters that are told apart
  const FIELDS = 6; // of a page
  const FIRST_NUMBER = 0x3400; // of the lines that stand in a text again
  const CASE_FIRST = { case: 1, table: 0.75, page: 0.33 };

  /* Two letters that make a word with each other. */
  const BOUND = /^([々㐀-鿿]{2}|[ァ-ヺ]{2}|[ぁ-ゖ]{2}|[a-z]{2}|\d{2})$/;

  /* The letters that stand for others in the files of the search; the generator has the same row. */
  const CODE = /[#-;=-[\]-~\xae-\u02ff\u0370-\u0587\u3400-\ud7a3]/;

  /* A run of letters as a search can meet it: letters of words with the hiragana behind them, or hiragana alone. */
  const CHUNK = /(?:[^\P{L}ぁ-ゖ]|\d|(?<=\d)\.(?=\d))+[ぁ-ゖ]*|[ぁ-ゖ]+/gu;
  /* Kanji that may be a piece of a longer row of them, which is listed by its pairs, each behind a mark. */
  const ROW = /^[々㐀-鿿]{3,}$|[々㐀-鿿]{5,}/g;
  /* Codes in a list of pages: of the way to the next one, from one more than this; of the place to start from. */
  const [NO_WAY, FIRST_START] = [0x22, 0x3400];

  /* A text of which the letters were recoded, as it was. */
  function decode(letters, text) {
    if (!letters) return text;
    const plain = new Uint16Array(0x10000).map((_, code) => code);
    for (let code = 0x23, at = 0; at < letters.length; code += 1) {
      if (CODE.test(String.fromCharCode(code))) plain[code] = letters.charCodeAt(at++);
    }
    const codes = new Uint16Array(text.length).map((_, place) => plain[text.charCodeAt(place)]);
    return new TextDecoder("utf-16").decode(codes);
  }

  /* A text with lines that stand in it again written out: each is told by its number among the long lines, or as the
     one after the line told before. */
  function expand(text) {
    const lines = [];
    let last = 0;
    return text.replace(/\x02.|\x03|[^\x7f\n]{8,}/gu, (line) => {
      if (line.length > 2) lines.push(line);
      else last = line[1] ? line.charCodeAt(1) - FIRST_NUMBER : last + 1;
      return line.length > 2 ? line : lines[last];
    });
  }

  /* Where each field of a text ends: of each page title, places, then heading and text of each section. */
  const endsOf = (text) => Int32Array.from(text.matchAll(/\x7f/g), ({ index }) => index);

  /* What stands between two ends. */
  const between = (text, ends, number) => text.slice(number ? ends[number - 1] + 1 : 0, ends[number]);

  /* The pages of a file: by columns, of which the first are fields of pages. No line is changed by the next. */
  function pagesIn([letters, text]) {
    const columns = decode(letters, text).split("\t");
    const shown = letters ? expand(columns.pop()) : columns.pop();
    const fields = columns.map((column) => column.split("\n"));
    const [counts, anchors, labels] = fields.splice(FIELDS);
    const normal = renkei.normalise(shown);
    const texts = { shown, anchors, labels, normal, ends: endsOf(shown), normalEnds: endsOf(normal) };
    let field = 0;
    let section = 0;
    return counts.map((told, number) => {
      const count = Number(told);
      const said = { texts, field, section, count };
      field += 2 + 2 * count;
      section += count;
      return [fields.map((column) => column[number]), said];
    });
  }

  /* A page as it is searched: one normal text of all its fields, a piece of that of its file. A case of a large casebook
     has no sections until its own file is read; its text is then that of title and places. */
  class Page {
    constructor([id, kind, url, affiliation, coverage, prefecture], said, language, number) {
      Object.assign(this, { id, kind, url, language, number, known: said });
      this.facets = { kind, affiliation, coverage, prefecture };
      this.prior = CASE_FIRST[kind] || 0.5;
      this.take(said);
    }

    /* Args: field, section: the numbers of its first ones in the file; count: of its sections. */
    take({ texts, field, section, count }) {
      const ends = texts.normalEnds;
      const start = field ? ends[field - 1] + 1 : 0;
      Object.assign(this, { texts, field, section, count, start });
      this.titleEnd = ends[field] - start;
      this.placesEnd = ends[field + 1] - start;
      this.normal = texts.normal.slice(start, ends[field + 1 + 2 * count] + 1);
      this.head = this.normal.slice(0, this.placesEnd);
      this.title = between(texts.shown, texts.ends, field);
    }

    /* A section: where it is on its page, what it is called and says, and the normal form of that; of a page that is not
       read, nothing. */
    sectionOf(number) {
      const { anchors, labels, shown, normal, ends, normalEnds } = this.texts;
      if (!this.count) return { text: "", normal: "" };
      const heading = this.field + 2 + 2 * number;
      const at = this.section + number;
      return {
        anchor: anchors[at],
        heading: between(shown, ends, heading) || labels[at],
        text: between(shown, ends, heading + 1),
        normal: between(normal, normalEnds, heading + 1),
      };
    }

    /* Number of the field that a place of the text lies in; odd ones are texts of sections. */
    fieldAt(place) {
      const ends = this.texts.normalEnds.subarray(this.field);
      return ends.findIndex((end) => end - this.start >= place) - 2;
    }
  }

  class Index {
    constructor(language) {
      this.language = language;
      this.pages = [];
      this.listed = ["", []];
      this.steps = this.finish();
      this.known = new Map(); // what was found out last: by rule and piece whether it stands anywhere
    }

    /* The pages of a file. Of the cases of a large casebook, which come first, it has no texts, but chunks of what they
       say, and lists of the cases that have them. */
    add([letters, text, chunks, lists]) {
      for (const [fields, said] of pagesIn([letters, text])) this.pages.push(new Page(fields, said, this.language, this.pages.length));
      if (lists) this.listed = [chunks, lists.split("\n")];
    }

    /* Give pages what their own file says. */
    read(file) {
      for (const [[id], said] of pagesIn(file)) this.pages.find((page) => page.id === id).take(said);
    }

    /* Put all chunks into one text, a line for each; it stops now and then for others to do something. */
    *finish() {
      const said = this.pages.map(({ normal, number }) => [normal, String.fromCharCode(FIRST_START + number, NO_WAY + 1)]);
      const [chunks, lists] = this.listed;
      const listed = renkei.normalise(chunks).split("\n").map((text, line) => [text, lists[line]]);
      const all = new Map(); // by chunk, the pages that have it
      let count = 0;
      for (const [text, list] of [...said, ...listed]) {
        for (const chunk of new Set(text.match(CHUNK))) all.set(chunk, (all.get(chunk) || "") + list);
        if ((count += 1) % AT_ONCE === 0) yield;
      }
      this.joined = `\n${[...all.keys()].join("\n")}\n`;
      this.lists = [...all.values()];
      this.addPairs(this.joined);
    }

    /* Note the line of each letter in the text of all chunks, a break being of the next line; where each pair of letters
       stands, and from where on in that row each pair has its places. */
    addPairs(joined) {
      const pairs = new Uint32Array(PAIRS + 2);
      const places = new Uint32Array(joined.length);
      const lines = new Uint32Array(joined.length);
      for (let at = 0, line = -1; at < joined.length; at += 1) {
        if (joined[at] === "\n") line += 1;
        lines[at] = line;
        pairs[pairAt(joined, at) + 2] += 1;
      }
      for (let pair = 2; pair < PAIRS; pair += 1) pairs[pair + 1] += pairs[pair];
      for (let at = 0; at < joined.length; at += 1) places[pairs[pairAt(joined, at) + 1]++] = at;
      Object.assign(this, { pairs, places, lines });
    }

    /* The pages that may have a piece: those with all its parts; of one without letters, those that are read. */
    candidates(piece, rule) {
      while (!this.steps.next().done); // the first query does not wait for others
      const rows = partsOf(piece).map((part) => this.once(rule + part, () => this.withPart(part, rule)));
      if (rows.includes(null)) return [];
      return this.pages.filter(({ number, count }) => (count || rows.length) && rows.every((row) => row[number]));
    }

    /* For each page whether it has a part; null where none has. */
    withPart(part, rule) {
      let row = this.inChunks(part, rule);
      for (const kanji of part.trim().match(ROW) || []) {
        const pairs = [];
        const isThere = [...kanji.slice(1)].every((letter, at) => (pairs[at] = this.inChunks(`\n々${kanji[at]}${letter}\n`, "part")));
        if (isThere) row = pairs[0].map((_, number) => row?.[number] || pairs.every((pair) => pair[number]));
      }
      return row;
    }

    /* The same by the chunks in which it stands; each of them counts once. */
    inChunks(part, rule) {
      let row = null;
      let line = -1;
      for (const at of this.placesIn(part)) {
        if (this.lines[at] === line || !isAllowed(this.joined, at, part, rule)) continue;
        line = this.lines[at];
        row ??= new Uint8Array(this.pages.length);
        mark(row, this.lists[line]);
      }
      return row;
    }

    /* Where a part stands in the text of all chunks: looked for where the rarest pair of its letters stands. */
    placesIn(part) {
      const { joined, pairs, places } = this;
      if (part.length < 2) return Array.from(joined.matchAll(part), ({ index }) => index);
      let [first, least, before] = [0, Infinity, 0];
      for (let at = 0; at < part.length - 1; at += 1) {
        const pair = pairAt(part, at);
        const count = pairs[pair + 1] - pairs[pair];
        if (count < least) [first, least, before] = [pairs[pair], count, at];
      }
      return places.subarray(first, first + least).map((place) => place - before).filter((place) => joined.startsWith(part, place));
    }

    /* Whether a piece stands anywhere. */
    has(piece, rule = "part") {
      return this.once(`${rule} ${piece}`, () => this.candidates(piece, rule).some((page) => firstPlace(page, piece, rule) >= 0));
    }

    once(key, find) {
      return once(this.known, MOST_KNOWN, key, find);
    }
  }

  /* What is found out once and remembered for a while.
     Args: most: how much is remembered. */
  function once(known, most, key, find) {
    if (known.size > most) known.clear();
    if (!known.has(key)) known.set(key, find(key));
    return known.get(key);
  }

  /* A number for a letter and the next one; few others share it. */
  const pairAt = (text, at) => (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1) * 977) & (PAIRS - 1);

  /* Mark the pages of a list in a row. */
  function mark(row, list) {
    let page = 0;
    for (let at = 0; at < list.length; at += 1) {
      const code = list.charCodeAt(at);
      if (code < FIRST_START) row[(page += code - NO_WAY)] = 1;
      else page = code - FIRST_START - 1;
    }
  }

  /* A piece by its chunks: one in the middle is a whole line of them, the first ends and the last begins one. */
  function partsOf(piece) {
    const text = piece.replace(/^\.|\.$/g, ""); // perhaps of a figure
    return [...text.matchAll(CHUNK)].map(({ 0: part, index }) => (index ? "\n" : "") + part + (index + part.length < text.length ? "\n" : ""));
  }

  /* The first place of a piece in a page; -1 for none. Of a page that may have it and is not read: in its title and
     places, or behind them. Rule "part": anywhere, "start": at the start of a word, "whole": as a whole word. */
  function firstPlace({ normal, count, placesEnd }, piece, rule, from = 0) {
    let at = normal.indexOf(piece, from);
    while (at >= 0 && !isAllowed(normal, at, piece, rule)) at = normal.indexOf(piece, at + 1);
    return at < 0 && !count && from <= placesEnd ? placesEnd : at;
  }

  /* The places of a piece in a page. */
  function placesOf(page, piece, rule) {
    const places = [];
    let at = -piece.length;
    while ((at = firstPlace(page, piece, rule, at + piece.length)) >= 0 && places.length < MOST_PLACES) places.push(at);
    return places;
  }

  function isAllowed(text, at, { length }, rule) {
    const isBound = (place) => BOUND.test(text.slice(place - 1, place + 1));
    return rule === "part" || !(isBound(at) || (rule === "whole" && isBound(at + length)));
  }

  Object.assign(renkei, { SearchIndex: Index, once, firstPlace, placesOf });
})();
