/* The texts of one language, and where a piece of text stands in them: in which page, section and field. */
(function () {
  "use strict";

  const { isKanji, isHiragana, isKatakana, isLatin, isDigit } = renkei.letters;

  const END_OF_FIELD = "\u0001";
  const MOST_PLACES = 24; // of one piece in one page; more say nothing more
  const WORTH_SIGNATURES = 300; // pages; fewer are read through faster
  const MOST_KNOWN = 500;
  const BUCKETS = 1 << 14;
  const CASE_FIRST = { case: 1, page: 0.75, table: 0.6 };

  function kindOf(letter) {
    if (!letter) return "";
    if (isKanji(letter)) return "kanji";
    if (isKatakana(letter)) return "katakana";
    if (isHiragana(letter)) return "hiragana";
    if (isLatin(letter)) return "latin";
    return isDigit(letter) ? "digit" : "";
  }

  /* A page as it is searched: one normal text of all its fields, and where each field begins. */
  class Page {
    constructor([id, kind, url, title, places, affiliation, coverage, prefecture, sections], lines, language, number) {
      Object.assign(this, { id, kind, url, title, language, number, lines });
      this.facets = { kind, affiliation, coverage, prefecture };
      this.prior = CASE_FIRST[kind] || 0.5;
      this.sections = sections.map(([anchor, heading, parts, label]) => ({ anchor, heading, label, parts }));
      const parts = [renkei.normalise(title), END_OF_FIELD, renkei.normalise(places), END_OF_FIELD];
      this.titleEnd = parts[0].length;
      this.placesEnd = this.titleEnd + 1 + parts[2].length;
      let at = this.placesEnd + 1;
      this.starts = [];
      for (const section of this.sections) {
        const heading = renkei.normalise(section.heading);
        const text = renkei.normalise(this.textOf(section));
        this.starts.push(at);
        section.textStart = at + heading.length + 1;
        at = section.textStart + text.length + 1;
        parts.push(heading, END_OF_FIELD, text, END_OF_FIELD);
      }
      this.normal = parts.join("");
      this.head = this.normal.slice(0, this.placesEnd);
    }

    textOf(section) {
      return section.parts.map((part) => (typeof part === "number" ? this.lines[part] : part)).join("\n");
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

  class Index {
    constructor(language) {
      this.language = language;
      this.pages = [];
      this.signatures = null;
      this.known = new Map(); // whether a piece stands anywhere, by rule and piece
    }

    add(pages, lines) {
      for (const page of pages) this.pages.push(new Page(page, lines, this.language, this.pages.length));
    }

    /* For many pages: for each pair of letters, and three of Latin ones, the pages that have it, as rows of bits; several
       share a row by chance. */
    finish() {
      if (this.pages.length < WORTH_SIGNATURES) return;
      this.width = (this.pages.length + 31) >> 5;
      this.signatures = new Uint32Array(BUCKETS * this.width);
      for (const page of this.pages) {
        const bit = 1 << (page.number & 31);
        const column = page.number >> 5;
        eachBucket(page.normal, (bucket) => {
          this.signatures[bucket * this.width + column] |= bit;
        });
      }
    }

    /* The pages that may have a piece: all, or those whose signatures have all its pairs of letters. */
    candidates(piece) {
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

  /* The rows that a text belongs to. Pairs of Latin letters stand on every page, so that three of them are taken too. */
  function eachBucket(text, take) {
    let before = text.charCodeAt(0);
    let first = 0;
    for (let at = 1; at < text.length; at += 1) {
      const letter = text.charCodeAt(at);
      take((before * 8191 + letter * 31) & (BUCKETS - 1));
      if (first > 0x60 && letter > 0x60 && letter < 0x7b) take((first * 131 + before * 8191 + letter * 17) & (BUCKETS - 1));
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
