/* The texts of one language, and where a piece of text stands in them: in which page, section and field. */
(function () {
  "use strict";

  const END_OF_FIELD = "\x7f"; // behind each field of a page: title, places, then heading and text of each section
  const MOST_PLACES = 24; // of one piece in one page; more say nothing more
  const MOST_KNOWN = 500;
  const MANY = 300; // pages; a smaller casebook can afford more rows
  const ROWS = [1 << 16, 1 << 14];
  const BETWEEN_PAUSES = 64; // pages
  const FIRST_NUMBER = 0x3400; // of the lines that stand in a text again
  const CASE_FIRST = { case: 1, table: 0.75, page: 0.33 };

  /* What letters make words with each other: a number by code of the letter. */
  const KINDS = new Uint8Array(0x10000);
  ["一鿿", "ァヺ", "ぁゖ", "az", "09", "㐀䶿"].forEach((range, at) => {
    KINDS.fill((at % 5) + 1, range.charCodeAt(0), range.charCodeAt(1) + 1);
  });
  KINDS[0x3005] = 1; // 々

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

  /* Where each field of a text ends. */
  function endsOf(text) {
    const ends = [];
    for (let at = text.indexOf(END_OF_FIELD); at >= 0; at = text.indexOf(END_OF_FIELD, at + 1)) ends.push(at);
    return Int32Array.from(ends);
  }

  /* The pages of a file: what they say, in its normal form too, and where each field of them ends. */
  class Texts {
    constructor(shown, anchors, labels) {
      Object.assign(this, { shown, anchors, labels, ends: endsOf(shown) });
      this.normal = renkei.normalise(shown);
      this.normalEnds = endsOf(this.normal);
    }

    fieldAt(number) {
      return this.shown.slice(number ? this.ends[number - 1] + 1 : 0, this.ends[number]);
    }
  }

  /* A page as it is searched: one normal text of all its fields, a piece of that of its file.
     Args: first: the numbers of its first field and of its first section in the file. */
  class Page {
    constructor([id, kind, url, affiliation, coverage, prefecture], texts, [field, section], count, language, number) {
      Object.assign(this, { id, kind, url, language, number, count, texts, field, section });
      this.facets = { kind, affiliation, coverage, prefecture };
      this.prior = CASE_FIRST[kind] || 0.5;
      const ends = texts.normalEnds;
      this.start = field ? ends[field - 1] + 1 : 0;
      this.titleEnd = ends[field] - this.start;
      this.placesEnd = ends[field + 1] - this.start;
      this.normal = texts.normal.slice(this.start, ends[field + 1 + 2 * count] + 1);
      this.head = this.normal.slice(0, this.placesEnd);
    }

    get title() {
      return this.texts.fieldAt(this.field);
    }

    /* A section: where it is on its page, what it is called and says, and where its text begins and ends in the page. */
    sectionOf(number) {
      const { texts, start } = this;
      const heading = this.field + 2 + 2 * number;
      return {
        anchor: texts.anchors[this.section + number],
        heading: texts.fieldAt(heading) || texts.labels[this.section + number],
        text: texts.fieldAt(heading + 1),
        normal: this.normal.slice(texts.normalEnds[heading] + 1 - start, texts.normalEnds[heading + 1] - start),
      };
    }

    /* Number of the field that a place of the text lies in; odd ones are texts of sections. */
    fieldAt(place) {
      const ends = this.texts.normalEnds;
      let low = this.field;
      let high = low + 1 + 2 * this.count;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (ends[middle] - this.start < place) low = middle + 1;
        else high = middle;
      }
      return low - this.field - 2;
    }
  }

  class Index {
    constructor(language) {
      this.language = language;
      this.pages = [];
      this.signatures = null;
      this.known = new Map(); // what was found out last: by rule and piece whether it stands anywhere
    }

    /* The pages of a file: by columns, of which the first are fields of pages. No line is changed by the next. */
    add([letters, text]) {
      const columns = decode(letters, text).split("\t");
      const shown = letters ? expand(columns.pop()) : columns.pop();
      const [labels, anchors, counts, ...fields] = columns.map((column) => column.split("\n")).reverse();
      const texts = new Texts(shown, anchors, labels);
      fields.reverse();
      let field = 0;
      let section = 0;
      counts.forEach((told, number) => {
        const count = Number(told);
        this.pages.push(new Page(fields.map((column) => column[number]), texts, [field, section], count, this.language, this.pages.length));
        field += 2 + 2 * count;
        section += count;
      });
    }

    /* For each pair of letters, and for rows of Latin ones, the pages that have it, as rows of bits; several share a row
       by chance.
       Args: pause: lets others do something between some of the pages. */
    async finish(pause) {
      this.width = (this.pages.length + 31) >> 5;
      this.most = ROWS[Number(this.pages.length > MANY)] - 1;
      const signatures = new Uint32Array((this.most + 1) * this.width);
      for (const page of this.pages) {
        sign(page, signatures, this.width, this.most);
        if (page.number % BETWEEN_PAUSES === BETWEEN_PAUSES - 1) await pause();
      }
      this.signatures = signatures;
    }

    /* The pages that may have a piece: all, or those whose signatures have all its pairs of letters. */
    candidates(piece, rule) {
      if (!this.signatures || piece.length < 2) return this.pages;
      const rows = new Uint32Array(this.width).fill(0xffffffff);
      eachRow(piece, rule === "part", (row) => {
        const start = (row & this.most) * this.width;
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
      return this.once(`${rule} ${piece}`, () => this.candidates(piece, rule).some((page) => firstPlace(page, piece, rule) >= 0));
    }

    /* What is found out once and remembered for a while. */
    once(key, find) {
      if (this.known.size > MOST_KNOWN) this.known.clear();
      if (!this.known.has(key)) this.known.set(key, find());
      return this.known.get(key);
    }
  }

  function sign({ normal, number }, signatures, width, most) {
    const bit = 1 << (number & 31);
    const column = number >> 5;
    eachRow(normal, false, (row) => {
      signatures[(row & most) * width + column] |= bit;
    });
  }

  /* The rows that a text belongs to. Pairs of Latin letters stand on every page, so that three of them are taken too, what
     words begin with, and words with the word before; the last word is left out, since it may be the beginning of one.
     Args: isPart: whether the text may begin within a word. */
  function eachRow(text, isPart, take) {
    let [first, before, size, word, lastWord] = [0, 0, 0, 0, 0]; // size: letters of the word so far
    let isBegin = !isPart;
    for (let at = 0; at < text.length; at += 1) {
      const letter = text.charCodeAt(at);
      if (at) take(before * 8191 + letter * 31);
      if (letter > 0x60 && letter < 0x7b) {
        size += 1;
        const row = (size > 2 ? first * 131 : 0) + before * 8191 + letter * 17;
        if (size > 2) take(row);
        if (isBegin && (size === 2 || size === 3)) take(row * 5 + 1);
        word = (word * 31 + letter) & 0xffffff;
      } else {
        if (word && lastWord) take(lastWord * 7 + word * 3);
        lastWord = isBegin && letter === 0x20 ? word : 0;
        size = word = 0;
        isBegin = true;
      }
      first = before;
      before = letter;
    }
  }

  /* The first place of a piece in a page; -1 for none. Rule "part": anywhere, "start": at the start of a word, "whole":
     as a whole word. */
  function firstPlace({ normal }, piece, rule, from = 0) {
    let at = normal.indexOf(piece, from);
    while (at >= 0 && rule !== "part" && !isAllowed(normal, at, piece, rule)) at = normal.indexOf(piece, at + 1);
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
    const first = KINDS[piece.charCodeAt(0)];
    if (first && KINDS[text.charCodeAt(at - 1)] === first) return false;
    const last = KINDS[piece.charCodeAt(piece.length - 1)];
    return rule === "start" || !last || KINDS[text.charCodeAt(at + piece.length)] !== last;
  }

  Object.assign(renkei, { SearchIndex: Index, firstPlace, placesOf });
})();
