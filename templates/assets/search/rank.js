/* From the meanings of a query to pages in their order, each open at its best section, with the sentence that fits. */
(function () {
  "use strict";

  const { isKatakana } = renkei.letters;
  const { toWords, meaningsOf, partsOf, single, WORTH } = renkei;
  const WEIGHT = { title: 10, places: 8, heading: 4 };
  const MOST_TEXT = 2.5;
  const SAME_SECTION = 1.5; // all words in one section, against scattered over the page
  const OTHER_LANGUAGE = 0.8;
  const IN_HEADING = 1.3;
  const CLASSIFICATION = "classification"; // where editors name themes; the text itself says more
  const IN_CODES = 0.6;
  const TELLING = 1 / 3; // what the terms of a page have to weigh of those of the query
  const IN_HEAD = 1.5; // how often a term counts there that title or places have
  const MOST_LOOKED_AT = 60; // pages whose sections are compared
  const SNIPPET = 110;
  const MOST_SECTIONS = 3;
  const MOST_TERMS = 30;

  class Searcher {
    /* Args: indexes by language, the page's own first; what makes the dictionary, which only the first query needs. */
    constructor(indexes, makeDictionary) {
      this.indexes = indexes;
      this.makeDictionary = makeDictionary;
      this.terms = new Map(); // of the last words, since a query is typed letter by letter
      this.isThere = (text, rule) => {
        const piece = renkei.normalise(text);
        const stem = renkei.stemOf(piece);
        return this.indexes.some((index) => index.has(piece, rule) || (stem && index.has(stem)));
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
      this.collect(terms, results, false);
      const isCaseFound = [...results.values()].some(({ page }) => page.kind === "case");
      if (terms.length > 1 && !isCaseFound) this.collect(terms, results, true);
      const byScore = (one, other) => one.isPartial - other.isPartial || other.score - one.score || one.order - other.order;
      const hits = [...results.values()].sort(byScore);
      const best = hits.splice(0, MOST_LOOKED_AT).map((hit) => this.withSections(hit, terms)).sort(byScore);
      return { hits: [...best, ...hits], terms };
    }

    toTerm(word) {
      return renkei.once(this.terms, MOST_TERMS, word, () => this.makeTerm(word));
    }

    /* A word with its pieces, and what was found of it in each language. */
    makeTerm(word) {
      const meanings = meaningsOf(word, this.dictionary, this.isThere);
      if (this.indexes[0].language === "ja" && word.length > 4) this.addLatinWord(word, meanings);
      let found = this.indexes.map((index) => findMeanings(index, meanings));
      const tries = [this.byLatinWord, this.byParts, this.byTypo, this.byKnown];
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
      for (const group of shared) for (const written of group.names) meanings.add(written, "word");
    }

    byParts(word, meanings) {
      const parts = partsOf(word, this.dictionary);
      return parts && this.byAll(parts, meanings);
    }

    /* Pages that have all parts of a word in one section, or else most of them. */
    byAll(parts, meanings) {
      meanings.parts = parts.map((part) => meaningsOf(part, this.dictionary, this.isThere, isKatakana(part[0]) && "start"));
      const found = this.indexes.map((index) => meanings.parts.map((part) => findMeanings(index, part)));
      const whole = found.map((pages) => overCase(pages, inOneSection(pages, 0.6)));
      if (parts.length < 3 || whole.some((pages) => pages.size)) return whole;
      meanings.isPartial = true;
      return found.map((pages) => inOneSection(pages, 0.4, Math.ceil((parts.length * 2) / 3)));
    }

    /* The known words in a compound that stands nowhere, where they are more than half of it: 栄養士 of 管理栄養士, but not
       the child of a kindergarten. */
    byKnown(word, meanings) {
      const parts = /..[^園院校店]$/.test(word) && this.dictionary.cutCompound(word, (word.length + 1) / 2);
      if (!parts) return null;
      meanings.isPartial = true;
      return this.byAll(parts, meanings);
    }

    byTypo(word, meanings) {
      if (word.length < 4) return null;
      const names = this.dictionary.near(word);
      if (!names.length) return null;
      for (const name of names) meanings.add(name, "typo");
      return this.indexes.map((index) => findMeanings(index, meanings));
    }

    /* Put the pages of all languages that have all terms into the results, or those that have enough of them: only cases,
       where tables or texts have all. */
    collect(terms, results, isPartial) {
      const isForCases = results.size > 0;
      this.indexes.forEach((index, language) => {
        const held = new Map();
        terms.forEach(({ found }, at) => {
          for (const [page, finding] of found[language]) {
            if (held.has(page)) held.get(page).push([at, finding]);
            else held.set(page, [[at, finding]]);
          }
        });
        const isEnough = isPartial ? this.enough(terms, language) : (findings) => findings.length === terms.length;
        for (const [page, findings] of held) {
          if (results.has(page.id) || (isForCases && page.kind !== "case") || !isEnough(findings)) continue;
          results.set(page.id, this.toHit(page, terms, language, isPartial));
        }
      });
    }

    /* Whether the terms that a page has say enough of a query: half of them, or a rare one. */
    enough(terms, language) {
      const least = terms.every(({ word }) => /^[a-z]/.test(word)) ? terms.length / 2 : (terms.length + 1) / 2;
      const weights = terms.map(({ found }) => this.rarity(found[language].size || 1, language));
      const all = weights.reduce((one, other) => one + other);
      const worthOf = ([at, { head, score }]) => weights[at] * (head ? IN_HEAD : Math.min(1, score));
      return (findings) => findings.length >= least || findings.reduce((sum, one) => sum + worthOf(one), 0) >= TELLING * all;
    }

    rarity(count, language) {
      return Math.log(1 + this.indexes[language].pages.length / count);
    }

    /* A page with what its terms are worth at first sight: their sections are looked at for the best pages only. */
    toHit(page, terms, language, isPartial) {
      let score = 0;
      for (const { found } of terms) {
        const finding = found[language].get(page);
        if (finding) score += finding.score * this.rarity(found[language].size, language);
      }
      return { page, language, isPartial: isPartial || terms.some(({ meanings }) => meanings.isPartial), order: page.number, score: score * page.prior * (language ? OTHER_LANGUAGE : 1) };
    }

    /* The same with its sections, best first, and what they add; one that is not read has none. */
    withSections(hit, terms) {
      const { page, language } = hit;
      const isHead = terms.every(({ found }) => found[language].get(page)?.head > 0);
      if (!page.count) return { ...hit, isHead, sections: [] };
      const scores = new Map();
      const held = new Map();
      let often = 1;
      for (const { found } of terms) {
        const finding = found[language].get(page);
        if (!finding) continue;
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
      return { ...hit, score: hit.score * bonus * often, isHead, sections };
    }
  }

  /* What a word means, found: by page the score at first sight, the part of it from title and places, and the pieces that
     may stand there. Pieces of more worth come first; a page that has one is looked at again for its title only, and closer if it is among the best. */
  function findMeanings(index, meanings) {
    const all = new Map();
    const pieces = meanings.all.filter(({ way, piece, isForeign }) => way === "exact" || isWrittenIn(index.language, piece, isForeign));
    pieces.sort((one, other) => other.worth - one.worth);
    for (const one of pieces) {
      for (const page of index.candidates(one.piece, one.rule)) note(all, page, one);
    }
    if (meanings.phrase) addPhrase(all, index, meanings.phrase);
    return all;
  }

  function note(all, page, one) {
    const { piece, rule, worth } = one;
    const known = all.get(page);
    known?.pieces.push(one);
    if (known && (known.head || !page.head.includes(piece))) return;
    const at = renkei.firstPlace(page, piece, rule);
    if (at < 0) return;
    const weight = at < page.titleEnd ? WEIGHT.title : at < page.placesEnd ? WEIGHT.places : 0;
    const head = worth * weight;
    if (known) Object.assign(known, { head, score: known.score + head });
    else all.set(page, { head, score: head + worth, pieces: [one] });
  }

  function addPhrase(all, index, words) {
    const parts = words.map((word) => index.once(word, () => findMeanings(index, single(word))));
    const isFound = (page) => all.get(page)?.score >= WORTH.exact; // as it was typed
    for (const [page, finding] of inOneSection(parts, 0.7, parts.length, isFound)) {
      const known = all.get(page);
      if (!known || known.score < finding.score) all.set(page, { ...finding, pieces: known?.pieces || [] });
    }
  }

  /* Whether texts of a language can hold another name of a thing: Japanese texts no foreign one, others by its letters. */
  function isWrittenIn(language, piece, isForeign) {
    if (language === "ja") return !isForeign;
    if (renkei.letters.isLatin(piece[0])) return language === "en";
    return renkei.hangul.isHangul(piece[0]) ? language === "ko" : language !== "en";
  }

  /* By section what a finding is worth there; found out once. */
  function sectionsOf(page, finding) {
    if (finding.scores) return finding.scores;
    const scores = new Map(finding.sections);
    for (const { piece, rule, worth } of finding.pieces) {
      for (const at of renkei.placesOf(page, piece, rule)) {
        if (at < page.placesEnd) continue;
        const field = page.fieldAt(at);
        const number = field >> 1;
        const isText = field % 2;
        const part = worth * (!isText ? WEIGHT.heading : page.texts.anchors[page.section + number] === CLASSIFICATION ? IN_CODES : 1);
        scores.set(number, Math.max(part, (scores.get(number) || 0) + 0.1 * worth));
      }
    }
    finding.scores = scores;
    return scores;
  }

  /* Pages that have all parts, or the least number of them, in one section; a part in the title is in every section. */
  function inOneSection(parts, worth, least = parts.length, isFound = () => false) {
    const all = new Map();
    const pages = new Set(parts.flatMap((part) => [...part.keys()]));
    for (const page of pages) {
      const findings = parts.map((part) => part.get(page)).filter(Boolean);
      if (findings.length < least || isFound(page)) continue;
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

  /* The same with cases that have the parts in several sections. */
  function overCase([first, ...others], all) {
    for (const [page, finding] of first) {
      if (page.kind !== "case" || all.has(page) || !others.every((part) => part.has(page))) continue;
      all.set(page, { ...finding, head: 0, score: 0.2 * Math.min(1, finding.score) });
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

  /* The sentence of a section in which a piece stands, with the places to mark; its beginning where none does. */
  function snippetOf({ text: lines, normal: all }, pieces) {
    const found = pieces.find(({ piece }) => all.includes(piece));
    const first = found ? all.indexOf(found.piece) : 0;
    let line = 0;
    for (let at = all.indexOf("\n"); at >= 0 && at < first; at = all.indexOf("\n", at + 1)) line = lines.indexOf("\n", line) + 1;
    const { text: normal, source: text, from } = renkei.letters.withPlaces(lines.slice(line).split("\n", 1)[0]);
    const [start, end] = rangeAround(text, from[first - all.lastIndexOf("\n", first) - 1] ?? 0);
    const cut = { start: start > 0 && !/。\s*$/.test(text.slice(0, start)), end: end < text.length };
    const snippet = (cut.start ? "…" : "") + text.slice(start, end) + (cut.end && !/[。.]$/.test(text.slice(0, end)) ? "…" : "");
    return { snippet, marks: marksIn(normal, from, pieces, start, end).map((mark) => mark.map((at) => at + (cut.start ? 1 : 0))) };
  }

  /* Start and end of what to show around a place: its sentence, cut between words where it is long. */
  function rangeAround(text, at) {
    const stop = text.lastIndexOf(". ", at - 2);
    const sentence = Math.max(text.lastIndexOf("。", at - 1) + 1, stop < 0 ? 0 : stop + 2);
    let start = at - sentence > SNIPPET / 2 ? at - Math.floor(SNIPPET / 3) : sentence;
    if (start > sentence && /[a-z]/i.test(text[start])) start = Math.min(at, text.indexOf(" ", start) + 1 || start);
    let end = Math.min(text.length, start + SNIPPET);
    if (end < text.length && /[a-z]/i.test(text[end])) end = Math.max(at + 1, text.lastIndexOf(" ", end));
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

  Object.assign(renkei, { Searcher, snippetOf, marksIn, MOST_SECTIONS });
})();
