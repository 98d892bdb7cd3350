/* From the meanings of a query to pages in their order, each open at its best section, with the sentence that fits. */
(function () {
  "use strict";

  const { toWords, meaningsOf, partsOf, Meanings } = renkei;
  const WEIGHT = { title: 10, places: 8, heading: 4 };
  const MOST_TEXT = 2.5;
  const SAME_SECTION = 1.5; // all words in one section, against scattered over the page
  const OTHER_LANGUAGE = 0.8;
  const SNIPPET = 110;
  const MOST_SECTIONS = 3;

  class Searcher {
    /* Args: indexes by language, the page's own first; the dictionary. */
    constructor(indexes, dictionary) {
      this.indexes = indexes;
      this.dictionary = dictionary;
      this.isThere = (text) => {
        const piece = renkei.normalise(text);
        return this.indexes.some((index) => index.has(piece));
      };
    }

    /* Pages for a query, best first, and what was also searched for. */
    search(query) {
      const words = toWords(query, this.dictionary);
      const terms = words.map((word) => this.toTerm(word));
      const results = new Map();
      const isFull = this.collect(terms, results, (count) => count === terms.length);
      const least = terms.every(({ word }) => /^[a-z]/.test(word)) ? terms.length / 2 : (terms.length + 1) / 2;
      const isPartial = !isFull && terms.length > 1 && this.collect(terms, results, (count) => count >= least);
      const hits = [...results.values()].sort((one, other) => other.score - one.score || one.order - other.order);
      return { hits, terms, isPartial };
    }

    /* A word with its pieces, and what was found of it in each language. */
    toTerm(word) {
      const meanings = meaningsOf(word, this.dictionary, this.isThere);
      if (this.indexes.length === 1 && word.length > 4) this.addLatinWord(word, meanings);
      let found = this.indexes.map((index) => findMeanings(index, meanings));
      const tries = [this.byLatinWord, this.byParts, this.byStem, this.byTypo];
      for (let at = 0; at < tries.length && found.every((pages) => !pages.size); at += 1) {
        found = tries[at].call(this, word, meanings) || found;
      }
      return { word, meanings, found };
    }

    byLatinWord(word, meanings) {
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
      return this.indexes.map((index) => inOneSection(meanings.parts.map((part) => findMeanings(index, part)), 0.6));
    }

    /* 障害児 finds 障害 where nothing has the whole word. */
    byStem(word, meanings) {
      const stem = word.slice(0, -1);
      if (!/^[一-鿿々]{2,}$/.test(stem) || !this.dictionary.words.has(stem)) return null;
      meanings.add(stem, "trimmed");
      return this.indexes.map((index) => findMeanings(index, meanings));
    }

    byTypo(word, meanings) {
      if (word.length < 4) return null;
      for (const name of this.dictionary.near(word)) meanings.add(name, "typo");
      return this.indexes.map((index) => findMeanings(index, meanings));
    }

    /* Put the pages of all languages that have enough of the terms into the results; whether there are any. */
    collect(terms, results, isEnough) {
      this.indexes.forEach((index, language) => {
        const counts = new Map();
        for (const term of terms) for (const page of term.found[language].keys()) counts.set(page, (counts.get(page) || 0) + 1);
        for (const [page, count] of counts) {
          if (isEnough(count) && !results.has(page.id)) results.set(page.id, this.toHit(page, terms, language));
        }
      });
      return results.size > 0;
    }

    toHit(page, terms, language) {
      let score = 0;
      let inTitle = 0;
      const sections = new Map();
      const held = new Map();
      for (const { found } of terms) {
        const pages = found[language];
        const finding = pages.get(page);
        if (!finding) continue;
        const rare = Math.log(1 + this.indexes[language].pages.length / pages.size);
        score += finding.score * rare;
        inTitle += finding.head > 0 ? 1 : 0;
        for (const [number, part] of finding.sections) {
          sections.set(number, (sections.get(number) || 0) + part * rare);
          held.set(number, (held.get(number) || 0) + 1);
        }
      }
      const whole = [...held.values()].some((count) => count === terms.length);
      const total = score * page.prior * (whole && terms.length > 1 ? SAME_SECTION : 1) * (language ? OTHER_LANGUAGE : 1);
      const best = [...sections].sort((one, other) => other[1] - one[1] || one[0] - other[0]).map(([number]) => number);
      return { page, score: total, order: page.number, language, sections: inTitle === terms.length && !whole ? [] : best, others: best };
    }
  }

  /* What a word means, found: by page the score, the share of title and places, and the scores of sections. */
  function findMeanings(index, meanings) {
    const all = meanings.all.map((meaning) => scored(index.find(meaning.piece, meaning.rule), meaning.worth));
    if (meanings.phrase) {
      const parts = meanings.phrase.map((word) => scored(index.find(word, "start"), 1));
      all.push(inOneSection(parts, 0.7));
    }
    const best = new Map();
    for (const pages of all) for (const [page, finding] of pages) best.set(page, better(best.get(page), finding));
    return best;
  }

  function scored(pages, worth) {
    const all = new Map();
    for (const [page, { title, places, sections }] of pages) {
      const head = worth * (title * WEIGHT.title + (title ? 0 : places * WEIGHT.places));
      const parts = new Map();
      let best = 0;
      for (const [number, { heading, text }] of sections) {
        const part = worth * ((heading ? WEIGHT.heading : 0) + (text ? Math.min(MOST_TEXT, 1 + 0.4 * Math.log2(text)) : 0));
        parts.set(number, part);
        best = Math.max(best, part);
      }
      all.set(page, { head, score: head + best + Math.min(1, 0.1 * worth * (parts.size - 1)), sections: parts });
    }
    return all;
  }

  function better(one, other) {
    if (!one) return other;
    const sections = new Map(one.sections);
    for (const [number, part] of other.sections) sections.set(number, Math.max(part, sections.get(number) || 0));
    return { head: Math.max(one.head, other.head), score: Math.max(one.score, other.score), sections };
  }

  /* Pages that have all parts in one section; what stands in the title belongs to every section. */
  function inOneSection(parts, worth) {
    const all = new Map();
    for (const [page, first] of parts[0]) {
      const findings = parts.map((pages) => pages.get(page));
      if (findings.some((finding) => !finding)) continue;
      const sections = new Map();
      const numbers = new Set(findings.flatMap((finding) => [...finding.sections.keys()]));
      for (const number of numbers) {
        if (!findings.every((finding) => finding.head || finding.sections.has(number))) continue;
        const sum = findings.reduce((total, finding) => total + (finding.sections.get(number) || 0), 0);
        sections.set(number, (worth * sum) / parts.length);
      }
      const head = findings.every((finding) => finding.head) ? worth * first.head : 0;
      if (head || sections.size) all.set(page, { head, score: head + Math.max(0, ...sections.values()), sections });
    }
    return all;
  }

  /* The pieces of text to mark: those of all words, longest first. */
  function piecesOf(terms) {
    const pieces = terms.flatMap(({ meanings }) => [
      ...meanings.all,
      ...(meanings.parts || []).flatMap((part) => part.all),
      ...(meanings.phrase || []).map((piece) => ({ piece, worth: 0.7 })),
    ]);
    return pieces.sort((one, other) => other.worth - one.worth || other.piece.length - one.piece.length);
  }

  /* The sentence of a text in which a piece stands, with the places to mark; its beginning where none does. */
  function snippetOf(text, pieces) {
    const { text: normal, from } = renkei.letters.withPlaces(text);
    const first = pieces.map(({ piece }) => normal.indexOf(piece)).find((at) => at >= 0);
    const at = first === undefined ? 0 : from[first];
    const lineStart = text.lastIndexOf("\n", at) + 1;
    const sentence = Math.max(lineStart, text.lastIndexOf("。", at - 1) + 1, text.lastIndexOf(". ", at - 1) + 1);
    const start = at - sentence > SNIPPET / 2 ? at - Math.floor(SNIPPET / 3) : sentence;
    const lineEnd = text.indexOf("\n", at);
    const end = Math.min(lineEnd < 0 ? text.length : lineEnd, start + SNIPPET);
    return { snippet: text.slice(start, end), marks: marksIn(normal, from, pieces, start, end) };
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

  Object.assign(renkei, { Searcher, piecesOf, snippetOf, marksIn, MOST_SECTIONS, Meanings });
})();
