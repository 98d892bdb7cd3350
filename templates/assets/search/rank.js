/* From the meanings of a query to pages in their order, each open at its best section, with the sentence that fits. */
(function () {
  "use strict";

  const { toWords, meaningsOf, partsOf, Meanings } = renkei;
  const WEIGHT = { title: 10, places: 8, heading: 4 };
  const MOST_TEXT = 2.5;
  const SAME_SECTION = 1.5; // all words in one section, against scattered over the page
  const OTHER_LANGUAGE = 0.8;
  const IN_HEADING = 1.3;
  const CLASSIFICATION = "classification"; // where editors name themes; the text itself says more
  const IN_CODES = 0.6;
  const MOST_LOOKED_AT = 100; // pages whose sections are compared
  const SNIPPET = 110;
  const MOST_SECTIONS = 3;

  class Searcher {
    /* Args: indexes by language, the page's own first; what makes the dictionary, which only the first query needs. */
    constructor(indexes, makeDictionary) {
      this.indexes = indexes;
      this.makeDictionary = makeDictionary;
      this.isThere = (text) => {
        const piece = renkei.normalise(text);
        const stem = renkei.stemOf(piece);
        return this.indexes.some((index) => index.has(piece) || (stem && index.has(stem)));
      };
    }

    get dictionary() {
      if (!this.made) this.made = this.makeDictionary();
      return this.made;
    }

    /* Pages for a query, best first, and what was also searched for. */
    search(query) {
      const words = toWords(query, this.dictionary);
      const terms = words.map(({ word, typed }) => ({ ...this.toTerm(word), typed }));
      const results = new Map();
      const isFull = this.collect(terms, results, ({ length }) => length === terms.length);
      const least = terms.every(({ word }) => /^[a-z]/.test(word)) ? terms.length / 2 : (terms.length + 1) / 2;
      const isEnough = (findings) => findings.length >= least || findings.some(({ head }) => head > 0);
      const isPartial = !isFull && terms.length > 1 && this.collect(terms, results, isEnough);
      const byScore = (one, other) => other.score - one.score || one.order - other.order;
      const hits = [...results.values()].sort(byScore);
      const best = hits.splice(0, MOST_LOOKED_AT).map((hit) => this.withSections(hit, terms)).sort(byScore);
      return { hits: [...best, ...hits], terms, isPartial: isPartial || terms.some(({ meanings }) => meanings.isPartial) };
    }

    /* A word with its pieces, and what was found of it in each language. */
    toTerm(word) {
      const meanings = meaningsOf(word, this.dictionary, this.isThere);
      if (this.indexes[0].language === "ja" && word.length > 4) this.addLatinWord(word, meanings);
      let found = this.indexes.map((index) => findMeanings(index, meanings));
      const tries = [this.byLatinWord, this.byParts, this.byStem, this.byTypo];
      for (let at = 0; at < tries.length && found.every((pages) => !pages.size); at += 1) {
        found = tries[at].call(this, word, meanings) || found;
      }
      return { word, meanings, found };
    }

    byLatinWord(word, meanings) {
      if (!/^[a-z]/.test(word)) return null;
      this.addLatinWord(word, meanings);
      return this.indexes.map((index) => findMeanings(index, meanings));
    }

    /* What an English word can mean by the names that it stands in. */
    addLatinWord(word, meanings) {
      if (!/^[a-z]/.test(word)) return;
      const groups = word.split(" ").map((part) => this.dictionary.withLatinWord(part));
      const shared = groups.reduce((one, other) => one.filter((group) => other.includes(group)));
      for (const group of shared) for (const { written } of group.names) meanings.add(written, "word");
    }

    byParts(word, meanings) {
      const parts = partsOf(word, this.dictionary);
      if (!parts || parts.length < 2) return null;
      meanings.parts = parts.map((part) => meaningsOf(part, this.dictionary, this.isThere));
      const found = this.indexes.map((index) => meanings.parts.map((part) => findMeanings(index, part)));
      const whole = found.map((pages) => inOneSection(pages, 0.6));
      if (parts.length < 3 || whole.some((pages) => pages.size)) return whole;
      meanings.isPartial = true;
      return found.map((pages) => inOneSection(pages, 0.4, Math.ceil((parts.length * 2) / 3)));
    }

    /* 障害児 finds 障害 where nothing has the whole word. */
    byStem(word, meanings) {
      const stem = word.slice(0, -1);
      if (!/^[一-鿿々]{2,}$/.test(stem) || !this.dictionary.words.has(stem)) return null;
      meanings.add(stem, "stem");
      return this.indexes.map((index) => findMeanings(index, meanings));
    }

    byTypo(word, meanings) {
      if (word.length < 4) return null;
      const names = this.dictionary.near(word);
      if (!names.length) return null;
      for (const name of names) meanings.add(name, "typo");
      return this.indexes.map((index) => findMeanings(index, meanings));
    }

    /* Put the pages of all languages that have enough of the terms into the results; whether there are any. */
    collect(terms, results, isEnough) {
      this.indexes.forEach((index, language) => {
        const held = new Map();
        for (const { found } of terms) {
          for (const [page, finding] of found[language]) {
            if (held.has(page)) held.get(page).push(finding);
            else held.set(page, [finding]);
          }
        }
        for (const [page, findings] of held) {
          if (isEnough(findings) && !results.has(page.id)) results.set(page.id, this.toHit(page, terms, language));
        }
      });
      return results.size > 0;
    }

    /* A page with what its terms are worth at first sight: their sections are looked at for the best pages only. */
    toHit(page, terms, language) {
      const total = this.indexes[language].pages.length;
      let score = 0;
      for (const { found } of terms) {
        const finding = found[language].get(page);
        if (finding) score += finding.score * Math.log(1 + total / found[language].size);
      }
      return { page, language, order: page.number, score: score * page.prior * (language ? OTHER_LANGUAGE : 1) };
    }

    /* The same with its sections, best first, and what they add. */
    withSections(hit, terms) {
      const { page, language } = hit;
      const scores = new Map();
      const held = new Map();
      let inHead = 0;
      let often = 1;
      for (const { found } of terms) {
        const finding = found[language].get(page);
        if (!finding) continue;
        inHead += finding.head > 0 ? 1 : 0;
        const parts = sectionsOf(page, finding);
        often += Math.min(MOST_TEXT - 1, 0.4 * Math.log2(1 + parts.size));
        for (const [number, part] of parts) {
          scores.set(number, (scores.get(number) || 0) + part);
          held.set(number, (held.get(number) || 0) + 1);
        }
      }
      const whole = [...held.values()].some((count) => count === terms.length);
      const sections = [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0]).map(([number]) => number);
      const isHeading = sections.length > 0 && scores.get(sections[0]) >= WEIGHT.heading;
      const bonus = (whole && terms.length > 1 ? SAME_SECTION : 1) * (isHeading ? IN_HEADING : 1);
      return { ...hit, score: hit.score * bonus * often, isHead: inHead === terms.length, sections };
    }
  }

  /* What a word means, found: by page the score at first sight, and the part of it from title and places. Pieces of more
     worth come first; a page that has one is looked at again for its title only, and closer if it is among the best. */
  function findMeanings(index, meanings) {
    const all = new Map();
    const pieces = meanings.all.filter(({ way, piece, isForeign }) => way === "exact" || isWrittenIn(index.language, piece, isForeign));
    pieces.sort((one, other) => other.worth - one.worth);
    for (const { piece, rule, worth } of pieces) {
      for (const page of index.candidates(piece)) note(all, page, pieces, piece, rule, worth);
    }
    if (meanings.phrase) addPhrase(all, index, meanings.phrase);
    return all;
  }

  function note(all, page, pieces, piece, rule, worth) {
    const known = all.get(page);
    if (known && (known.head || !page.head.includes(piece))) return;
    const at = renkei.firstPlace(page, piece, rule);
    if (at < 0) return;
    const weight = at < page.titleEnd ? WEIGHT.title : at < page.placesEnd ? WEIGHT.places : 0;
    const head = worth * weight;
    if (known) Object.assign(known, { head, score: known.score + head });
    else all.set(page, { head, score: head + worth, pieces });
  }

  function addPhrase(all, index, words) {
    const parts = words.map((word) => findMeanings(index, single(word)));
    for (const [page, finding] of inOneSection(parts, 0.7)) {
      const known = all.get(page);
      if (!known || known.score < finding.score) all.set(page, { ...finding, pieces: known?.pieces || [] });
    }
  }

  /* Whether texts of a language can hold another name of a thing: Japanese texts no foreign one, others by its letters. */
  function isWrittenIn(language, piece, isForeign) {
    if (language === "ja") return !isForeign;
    if (renkei.kindOf(piece[0]) === "latin") return language === "en";
    return renkei.hangul.isHangul(piece[0]) ? language === "ko" : language !== "en";
  }

  function single(word) {
    const meanings = new Meanings(word);
    meanings.add(word, "exact", "start");
    return meanings;
  }

  /* By section what a finding is worth there; found out once. */
  function sectionsOf(page, finding) {
    if (finding.scores) return finding.scores;
    const scores = new Map(finding.sections);
    for (const { piece, rule, worth } of finding.pieces) {
      for (const at of renkei.placesOf(page, piece, rule)) {
        if (at < page.placesEnd) continue;
        const number = page.sectionAt(at);
        const section = page.sections[number];
        const part = worth * (at < section.textStart ? WEIGHT.heading : section.anchor === CLASSIFICATION ? IN_CODES : 1);
        scores.set(number, Math.max(part, (scores.get(number) || 0) + 0.1 * worth));
      }
    }
    finding.scores = scores;
    return scores;
  }

  /* Pages that have all parts, or the least number of them, in one section; a part in the title is in every section. */
  function inOneSection(parts, worth, least = parts.length) {
    const all = new Map();
    const pages = new Set(parts.flatMap((part) => [...part.keys()]));
    for (const page of pages) {
      const findings = parts.map((part) => part.get(page)).filter(Boolean);
      if (findings.length < least) continue;
      const heads = findings.filter((finding) => finding.head > 0).length;
      const sections = new Map();
      for (const [number, { count, sum }] of heldBySection(page, findings)) {
        if (count + heads >= least) sections.set(number, (worth * sum) / parts.length);
      }
      const head = heads >= least ? worth * findings[0].head : 0;
      if (head || sections.size) all.set(page, { head, score: head + Math.max(0, ...sections.values()), pieces: [], sections });
    }
    return all;
  }

  /* By section how many findings it holds that the title does not, and what they are worth there. */
  function heldBySection(page, findings) {
    const held = new Map();
    for (const finding of findings) {
      for (const [number, part] of sectionsOf(page, finding)) {
        const known = held.get(number) || { count: 0, sum: 0 };
        held.set(number, { count: known.count + (finding.head ? 0 : 1), sum: known.sum + part });
      }
    }
    return held;
  }

  /* The pieces of text to mark: those of all words, of most worth first, then longest. */
  function piecesOf(terms) {
    const pieces = terms.flatMap(({ meanings }) => [
      ...meanings.all,
      ...(meanings.parts || []).flatMap((part) => part.all),
      ...(meanings.phrase || []).map((piece) => ({ piece, worth: 0.7 })),
    ]);
    return pieces.sort((one, other) => other.worth - one.worth || other.piece.length - one.piece.length);
  }

  /* The sentence of a text in which a piece stands, with the places to mark; its beginning where none does. */
  function snippetOf(shown, pieces) {
    const { text: normal, source: text, from } = renkei.letters.withPlaces(shown);
    const first = pieces.map(({ piece }) => normal.indexOf(piece)).find((at) => at >= 0);
    const [start, end] = rangeAround(text, first === undefined ? 0 : from[first]);
    const cut = { start: start > 0 && !/[\n。]\s*$/.test(text.slice(0, start)), end: end < text.length && text[end] !== "\n" };
    const snippet = (cut.start ? "…" : "") + text.slice(start, end) + (cut.end && !/[。.]$/.test(text.slice(0, end)) ? "…" : "");
    return { snippet, marks: marksIn(normal, from, pieces, start, end).map((mark) => mark.map((at) => at + (cut.start ? 1 : 0))) };
  }

  /* Start and end of what to show around a place: its sentence, cut between words where it is long. */
  function rangeAround(text, at) {
    const line = text.lastIndexOf("\n", at) + 1;
    const stop = text.lastIndexOf(". ", at - 2);
    const sentence = Math.max(line, text.lastIndexOf("。", at - 1) + 1, stop < 0 ? 0 : stop + 2);
    let start = at - sentence > SNIPPET / 2 ? at - Math.floor(SNIPPET / 3) : sentence;
    if (start > sentence && /[a-z]/i.test(text[start])) start = Math.min(at, text.indexOf(" ", start) + 1 || start);
    const lineEnd = text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at);
    let end = Math.min(lineEnd, start + SNIPPET);
    if (end < lineEnd && /[a-z]/i.test(text[end])) end = Math.max(at + 1, text.lastIndexOf(" ", end));
    return [start, end];
  }

  function marksIn(normal, from, pieces, start, end) {
    const marks = [];
    for (const { piece } of pieces) {
      for (let at = normal.indexOf(piece); at >= 0; at = normal.indexOf(piece, at + piece.length)) {
        const one = from[at] - start;
        const other = (from[at + piece.length] ?? end) - start;
        if (one >= 0 && other <= end - start && !marks.some((mark) => one < mark[1] && other > mark[0])) marks.push([one, other]);
      }
    }
    return marks.sort((one, other) => one[0] - other[0]);
  }

  Object.assign(renkei, { Searcher, piecesOf, snippetOf, marksIn, MOST_SECTIONS });
})();
