/* The texts of one language, and where a piece of text stands in them: in which page, section and field. */
(function () {
  "use strict";

  const { isKanji, isHiragana, isKatakana, isLatin, isDigit } = renkei.letters;

  const END_OF_FIELD = "\u0001";
  const MOST_PLACES = 24; // of one piece in one page; more say nothing more
  const WORTH_SIGNATURES = 300; // pages; fewer are read through faster
  const MOST_KNOWN = 500;
  const BUCKETS = 1 << 14;
  const BETWEEN_PAUSES = 64; // pages
  const PAIRS = 1 << 20; // few share a place by chance
  const FIELDS = 8; // of a page
  const CASE_FIRST = { case: 1, table: 0.75, page: 0.33 };

  function kindOf(letter) {
    if (!letter) return "";
    if (isKanji(letter)) return "kanji";
    if (isKatakana(letter)) return "katakana";
    if (isHiragana(letter)) return "hiragana";
    if (isLatin(letter)) return "latin";
    return isDigit(letter) ? "digit" : "";
  }

  /* The letters that stand for others in the files of the search; the generator has the same row. */
  const CODES = [[0x23, 0x3b], [0x3d, 0x5b], [0x5d, 0x7e], [0xae, 0x2ff], [0x370, 0x587], [0x3400, 0xd7a3]];

  /* A text of which the letters were recoded, as it was. */
  function decode(letters, text) {
    if (!letters) return text;
    const plain = new Uint16Array(0x10000).map((_, code) => code);
    let at = 0;
    for (const [first, last] of CODES) {
      for (let code = first; code <= last && at < letters.length; code += 1) plain[code] = letters.charCodeAt(at++);
    }
    const codes = new Uint16Array(text.length);
    for (let place = 0; place < text.length; place += 1) codes[place] = plain[text.charCodeAt(place)];
    return new TextDecoder("utf-16").decode(codes);
  }

  /* A page as it is searched: one normal text of all its fields, and where each field begins. */
  class Page {
    constructor([id, kind, url, title, places, affiliation, coverage, prefecture], sections, lines, language, number) {
      Object.assign(this, { id, kind, url, title, language, number, sections });
      this.lines = lines.shown;
      this.facets = { kind, affiliation, coverage, prefecture };
      this.prior = CASE_FIRST[kind] || 0.5;
      const parts = [renkei.normalise(title), END_OF_FIELD, renkei.normalise(places), END_OF_FIELD];
      this.titleEnd = parts[0].length;
      this.placesEnd = this.titleEnd + 1 + parts[2].length;
      let at = this.placesEnd + 1;
      this.starts = [];
      for (const section of sections) {
        const heading = renkei.normalise(section.heading);
        const text = lines.normal.join(section);
        this.starts.push(at);
        section.textStart = at + heading.length + 1;
        at = section.textStart + text.length + 1;
        parts.push(heading, END_OF_FIELD, text, END_OF_FIELD);
      }
      this.normal = parts.join("");
      this.head = this.normal.slice(0, this.placesEnd);
    }

    textOf(section) {
      return this.lines.join(section);
    }

    /* The section that a place of the text lies in. */
    sectionAt(place) {
      let low = 0;
      let high = this.starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (this.starts[middle] <= place) low = middle;
        else high = middle - 1;
      }
      return low;
    }
  }

  /* The lines of a text, found by where they begin: as many strings would take far more room. */
  class Lines {
    constructor(text) {
      this.text = text;
      const starts = [0];
      for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
      this.starts = Int32Array.from([...starts, text.length + 1]);
    }

    /* The text of a section: its rows of lines, each the number of the first and how many. */
    join({ rows, from, to }) {
      const parts = [];
      for (let run = from; run < to; run += 2) {
        parts.push(this.text.slice(this.starts[rows[run]], this.starts[rows[run] + rows[run + 1]] - 1));
      }
      return parts.join("\n");
    }
  }

  /* The rows of lines of sections one after the other: each row is told by how far it is from the one before. */
  function toRows(runs) {
    const all = Int32Array.from(runs.flatMap((text) => text.split(" ").map(Number)));
    let end = 0;
    for (let at = 0; at < all.length; at += 2) {
      all[at] += end;
      end = all[at] + all[at + 1];
    }
    return all;
  }

  class Index {
    constructor(language) {
      this.language = language;
      this.pages = [];
      this.signatures = null;
      this.known = new Map(); // whether a piece stands anywhere, by rule and piece
    }

    /* The pages of a file: by columns, of which the first eight are fields of pages. No line is changed by the next. */
    add([letters, text]) {
      const columns = decode(letters, text).split("\t");
      const [counts, anchors, headings, labels, runs] = columns.slice(FIELDS, -1).map((column) => column.split("\n"));
      const lines = { shown: new Lines(columns.at(-1)), normal: new Lines(renkei.normalise(columns.at(-1))) };
      const fields = columns.slice(0, FIELDS).map((column) => column.split("\n"));
      const rows = toRows(runs);
      let at = 0;
      let row = 0;
      counts.forEach((count, number) => {
        const sections = [];
        for (const stop = at + Number(count); at < stop; at += 1) {
          const length = runs[at].split(" ").length;
          sections.push({ anchor: anchors[at], heading: headings[at], label: labels[at], rows, from: row, to: row + length });
          row += length;
        }
        this.pages.push(new Page(fields.map((field) => field[number]), sections, lines, this.language, this.pages.length));
      });
    }

    /* Which pairs of letters there are; a piece with another one stands nowhere.
       For many pages: for each pair of letters, and for rows of Latin ones, the pages that have it, as rows of bits;
       several share a row by chance.
       Args: pause: lets others do something between some of the pages. */
    async finish(pause) {
      this.pairs = new Uint8Array(PAIRS);
      this.width = (this.pages.length + 31) >> 5;
      const signatures = this.pages.length < WORTH_SIGNATURES ? null : new Uint32Array(BUCKETS * this.width);
      for (const page of this.pages) {
        this.sign(page, signatures);
        if (page.number % BETWEEN_PAUSES === BETWEEN_PAUSES - 1) await pause();
      }
      this.signatures = signatures;
    }

    sign({ normal, number }, signatures) {
      for (let at = 1; at < normal.length; at += 1) this.pairs[pairAt(normal, at)] = 1;
      if (!signatures) return;
      const bit = 1 << (number & 31);
      const column = number >> 5;
      eachBucket(normal, (bucket) => {
        signatures[bucket * this.width + column] |= bit;
      });
    }

    /* The pages that may have a piece: all, or those whose signatures have all its pairs of letters. */
    candidates(piece) {
      for (let at = 1; at < piece.length; at += 1) if (!this.pairs[pairAt(piece, at)]) return [];
      if (!this.signatures || piece.length < 2) return this.pages;
      const rows = new Uint32Array(this.width).fill(0xffffffff);
      eachBucket(piece, (bucket) => {
        const start = bucket * this.width;
        for (let column = 0; column < this.width; column += 1) rows[column] &= this.signatures[start + column];
      });
      const pages = [];
      for (let column = 0; column < this.width; column += 1) {
        for (let bits = rows[column]; bits; bits &= bits - 1) {
          const number = column * 32 + 31 - Math.clz32(bits & -bits);
          if (number < this.pages.length) pages.push(this.pages[number]);
        }
      }
      return pages;
    }

    /* Whether a piece stands anywhere. */
    has(piece, rule = "part") {
      const key = `${rule} ${piece}`;
      let found = this.known.get(key);
      if (found === undefined) {
        found = this.candidates(piece).some((page) => firstPlace(page, piece, rule) >= 0);
        if (this.known.size > MOST_KNOWN) this.known.clear();
        this.known.set(key, found);
      }
      return found;
    }
  }

  function pairAt(text, at) {
    return (text.charCodeAt(at - 1) * 8191 + text.charCodeAt(at) * 31) & (PAIRS - 1);
  }

  /* The rows that a text belongs to. Pairs of Latin letters stand on every page, so that three of them are taken too, and
     words with the word before; the last word is left out, since it may be the beginning of one. */
  function eachBucket(text, take) {
    let before = text.charCodeAt(0);
    let first = 0;
    let word = before > 0x60 && before < 0x7b ? before : 0;
    let lastWord = 0;
    for (let at = 1; at < text.length; at += 1) {
      const letter = text.charCodeAt(at);
      const isLetter = letter > 0x60 && letter < 0x7b;
      take((before * 8191 + letter * 31) & (BUCKETS - 1));
      if (isLetter) {
        if (first > 0x60) take((first * 131 + before * 8191 + letter * 17) & (BUCKETS - 1));
        word = (word * 31 + letter) & 0xffffff;
      } else if (word) {
        if (lastWord) take((lastWord * 7 + word * 3) & (BUCKETS - 1));
        lastWord = letter === 0x20 ? word : 0;
        word = 0;
      } else {
        lastWord = 0;
      }
      first = before < 0x7b ? before : 0;
      before = letter;
    }
  }

  /* The first place of a piece in a page; -1 for none. Rule "part": anywhere, "start": at the start of a word, "whole":
     as a whole word. */
  function firstPlace(page, piece, rule, from = 0) {
    let at = page.normal.indexOf(piece, from);
    while (at >= 0 && rule !== "part" && !isAllowed(page.normal, at, piece, rule)) at = page.normal.indexOf(piece, at + 1);
    return at;
  }

  /* The places of a piece in a page. */
  function placesOf(page, piece, rule) {
    const places = [];
    let at = firstPlace(page, piece, rule);
    while (at >= 0 && places.length < MOST_PLACES) {
      places.push(at);
      at = firstPlace(page, piece, rule, at + piece.length);
    }
    return places;
  }

  function isAllowed(text, at, piece, rule) {
    const first = kindOf(piece[0]);
    if (first && kindOf(text[at - 1]) === first) return false;
    const last = kindOf(piece[piece.length - 1]);
    return rule === "start" || !last || kindOf(text[at + piece.length]) !== last;
  }

  Object.assign(renkei, { SearchIndex: Index, kindOf, firstPlace, placesOf });
})();
