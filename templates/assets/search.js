/* Search, loaded when the search box first gets focus, in one file with the parts of the engine and after the normaliser;
   loads the dictionary and the texts. All are classic scripts, so that it works from a folder as from a server. */
window.renkei = window.renkei || {};

(function () {
  "use strict";

  const MOST_HITS = 50;
  const MOST_READ = 200; // cases whose own files are held
  const MOST_TIMES = 3;
  const FACETS = ["kind", "affiliation", "coverage", "prefecture", "language"];

  const texts = new Map(); // of pages by language, as they arrive, the last first
  const heads = new Map(); // by language: the names of facets, and the parts that its texts come in
  let dictionary = null;
  let searcher = null;
  let own = new Map(); // pages of the page's language by id
  const held = []; // pages whose own files were read, the last at the end
  let asked = null;
  let last = null;

  renkei.searchHead = (language, head, text) => {
    heads.set(language, head);
    renkei.searchText(language, text);
  };
  /* What comes when the pages are there already is what they say. */
  renkei.searchText = (language, text) => {
    const index = searcher?.indexes.find((one) => one.language === language);
    if (index) index.read(text);
    else texts.set(language, [text, ...(texts.get(language) || [])]);
  };
  renkei.searchDictionary = (data) => {
    dictionary = data;
  };

  const data = (name) => renkei.loadScript(`search/${name}.js`).then(({ target }) => target.remove());

  const pause = () => new Promise((resume) => setTimeout(resume));

  /* Args: head: its first file, on its way. */
  async function loadTexts(language, head) {
    await head;
    await Promise.all(heads.get(language).parts.map(data));
  }

  /* Ready when the page's own language is; Japanese follows, at once in a small casebook. */
  renkei.startSearch = async function (language) {
    texts.clear(); // of a start that failed
    searcher = null;
    const japanese = language === "ja" ? null : data("ja");
    japanese?.catch(() => {}); // told when it is waited for
    await Promise.all([data("dictionary"), loadTexts(language, data(language))]);
    searcher = new renkei.Searcher([await toIndex(language, () => {})], () => new renkei.Dictionary(dictionary, japanese));
    own = new Map(searcher.indexes[0].pages.map((page) => [page.id, page]));
    const rest = japanese && addLanguage("ja", japanese);
    if (heads.get(language).parts.length) rest?.catch(() => {}); // the page's own language is found all the same
    else await rest;
    Object.assign(renkei, { search, suggest, readFor });
    setTimeout(prepare);
    return true;
  };

  async function addLanguage(language, head) {
    await loadTexts(language, head);
    searcher.indexes.push(await toIndex(language, pause));
    forgetFound();
  }

  function forgetFound() {
    searcher.terms.clear();
    for (const { known } of searcher.indexes) known.clear();
    asked = null;
  }

  async function toIndex(language, pause) {
    const index = new renkei.SearchIndex(language);
    for (const text of texts.get(language)) {
      index.add(text);
      await pause();
    }
    texts.delete(language);
    if (heads.get(language).parts.length) while (!index.steps.next().done) await pause();
    return index;
  }

  /* What makes queries faster, before the first key is pressed, but not before it may be. */
  async function prepare() {
    for (const { steps } of searcher.indexes) while (!steps.next().done) await pause();
    for (const text of ["看取りし", "kana", "가나"]) await pause(searcher.search(text));
  }

  /* What the engine finds; kept, since suggestions, filters and results ask for the same query one after the other. */
  function ask(query) {
    if (asked?.query !== query) asked = { query, found: searcher.search(String(query).toWellFormed?.() ?? String(query)) };
    return asked.found;
  }

  function search(query, options = {}) {
    const hits = hitsFor(query, options);
    last = { ...asked.found, total: hits.length, options };
    const pieces = renkei.piecesOf(last.terms);
    return hits.slice(0, options.limit || MOST_HITS).map((hit) => shown(hit, pieces));
  }

  function hitsFor(query, options) {
    return ask(query).hits.filter((hit) => FACETS.every((facet) => !options[facet]?.length || options[facet].includes(facetOf(hit, facet))));
  }

  /* In a large casebook, read the cases that a search would show, which may change their order: others are read then too.
     One that cannot be read is shown without its text. Whether any had to be read comes back. */
  async function readFor(query, options = {}) {
    let times = 0;
    for (; times < MOST_TIMES; times += 1) {
      const hits = hitsFor(query, options).slice(0, options.limit || MOST_HITS);
      const unread = hits.map(({ page }) => page).filter(({ count }) => !count);
      if (!unread.length) break;
      await Promise.allSettled(unread.map(({ language, id }) => data(`${language}/${id}`)));
      for (const page of held.splice(0, held.push(...unread) - MOST_READ)) page.take(page.known);
      forgetFound();
    }
    return times > 0;
  }

  function facetOf(hit, facet) {
    return facet === "language" ? hit.page.language : hit.page.facets[facet];
  }

  /* The page that a hit leads to: in the reader's language where there is one. */
  const targetOf = ({ page }) => own.get(page.id) || page;

  /* A hit as the pages and other programs get it. */
  function shown(hit, pieces) {
    const page = hit.page;
    const target = targetOf(hit);
    const { sections = [], isHead } = hit.sections ? hit : searcher.withSections(hit, last.terms);
    const [best, ...others] = isHead || !sections.length ? [-1, ...sections] : sections;
    const title = renkei.letters.withPlaces(target.title);
    let shownToo; // made when it is looked at: most hits are not
    return {
      id: page.id,
      title: target.title,
      titleMarks: renkei.marksIn(title.text, title.from, pieces, 0, target.title.length),
      ...sectionOf(hit, best, pieces),
      score: hit.score,
      kind: page.facets.kind,
      language: page.language,
      tier: hit.isPartial ? "partial" : "full",
      facets: page.facets,
      get sections() {
        return (shownToo ??= others.slice(0, renkei.MOST_SECTIONS).map((number) => sectionOf(hit, number, pieces)));
      },
    };
  }

  /* Where a hit opens; the start of the page for number -1. Sections have the same anchors in all languages; those of a
     case's annex say so: "-annex.html#surveys". */
  function sectionOf(hit, number, pieces) {
    const { anchor, heading, ...said } = hit.page.sectionOf(Math.max(0, number));
    const url = targetOf(hit).url;
    return { url: number < 0 || !anchor ? url : `${url}#${anchor}`.replace(".html#-annex", "-annex"), heading: number < 0 ? "" : heading, ...renkei.snippetOf(said, pieces) };
  }

  renkei.searchInfo = function () {
    if (!last) return { also: [], total: 0, partial: false, facets: {} };
    const facets = Object.fromEntries(FACETS.map((facet) => [facet, counts(facet)]));
    return { also: alsoSearched(last.terms), total: last.total, partial: last.hits[0]?.isPartial || false, facets };
  };

  function counts(facet) {
    const found = new Map((last.options[facet] || []).map((code) => [code, 0])); // a filter stays in sight
    for (const hit of last.hits) {
      const code = facetOf(hit, facet);
      if (code) found.set(code, (found.get(code) || 0) + 1);
    }
    const labels = heads.get(searcher.indexes[0].language).labels[facet] || {};
    return [...found].sort().map(([code, count]) => [code, labels[code] || code, count]);
  }

  function alsoSearched(terms) {
    const also = [];
    for (const { word, typed, meanings } of terms) {
      const others = meanings.all.filter(({ piece, rule, way }) => !["exact", "kana", "trimmed", "okurigana"].includes(way) && piece !== word && searcher.indexes.some((index) => index.has(piece, rule)));
      const names = [...new Set(others.sort((one, other) => other.worth - one.worth).map(({ written }) => written))];
      if (names.length) also.push({ from: typed, to: names.slice(0, 5) });
    }
    return also;
  }

  /* What a query may become: cases by their names, and words of the dictionary. */
  function suggest(query, limit = 6) {
    const normal = renkei.normalise(query).trim();
    if (!normal) return [];
    const named = ask(query).hits.filter((hit) => hit.page.kind === "case" && hit.isHead);
    const cases = named.slice(0, Math.ceil(limit / 2)).map((hit) => ({ text: targetOf(hit).title, kind: "case", url: targetOf(hit).url }));
    return [...cases, ...wordsFor(normal, limit - cases.length)];
  }

  function wordsFor(normal, most) {
    const words = new Set(searcher.dictionary.begunBy(normal).map((group) => group.names[0]));
    const kana = renkei.toReading(normal);
    if (kana && kana.length > 1) {
      for (const word of [...searcher.dictionary.read(kana), ...searcher.dictionary.readBeginning(kana, 20)]) words.add(word);
    }
    const found = [];
    for (const text of words) {
      if (found.length >= most) break;
      if (searcher.isThere(text)) found.push({ text, kind: "word" });
    }
    return found;
  }
})();
