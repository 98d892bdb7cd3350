/* A query as pieces of text to look for: each word as it stands, as it is read, as others call it, half typed. */
(function () {
  "use strict";

  const { isKanji, isHiragana, isKatakana } = renkei.letters;
  const { toKana, toKatakana, toHiragana, isKanaOnly, isLatinOnly } = renkei.kana;

  /* How much a finding counts by the way that led to it. */
  const WORTH = { exact: 1, kana: 0.9, reading: 0.85, synonym: 0.55, okurigana: 0.7, beginning: 0.6, trimmed: 0.5, word: 0.45, typo: 0.4 };
  const MOST_LETTERS = 200;
  const MOST_WORDS = 12;
  const MOST_IN_NAME = 10; // words
  const MOST_FORMS = 10000;
  const LEAST_BEGUN = 4; // letters of a word that is not typed to its end, for its other names to be looked for
  const PARTICLES = /(?:から|まで|より|など|では|には|とは|での|への|との|[がをにのとではへもや、。])/;

  const BETWEEN_WORDS = /[\s"'()[\]{}<>「」『』（）、。，．,;；:：!?！？\\|+*=^$#@&%`]+|(?<!\d)\/|\/(?!\d)/;

  /* The words of a query, in their normal form and as typed; names of several words from the dictionary stay together. */
  function toWords(query, dictionary) {
    const { text, source, from } = renkei.letters.withPlaces(query.slice(0, MOST_LETTERS));
    const words = [];
    let at = 0;
    for (const word of text.split(BETWEEN_WORDS).filter(Boolean).slice(0, MOST_WORDS)) {
      at = text.indexOf(word, at);
      const end = at + word.length;
      words.push({ word, typed: source.slice(from[at], from[end] ?? MOST_LETTERS).trim() });
      at = end;
    }
    return withPhrases(words, dictionary);
  }

  function withPhrases(words, dictionary) {
    const joined = [];
    for (let at = 0; at < words.length; ) {
      const size = phraseAt(words.map(({ word }) => word), at, dictionary);
      const some = words.slice(at, at + Math.abs(size));
      joined.push({ word: some.map(({ word }) => word).join(size < 0 ? "" : " "), typed: some.map(({ typed }) => typed).join(" ") });
      at += some.length;
    }
    return joined;
  }

  /* How many words are one name; below zero where the name is written without the blanks. */
  function phraseAt(words, at, dictionary) {
    const most = Math.min(words.length - at, MOST_IN_NAME);
    for (let size = most; size > 1; size -= 1) {
      const some = words.slice(at, at + size);
      if (dictionary.find(some.join(" ")).length) return size;
      const isLast = at + size === words.length && words.at(-1).length > 1;
      if (!/[a-z]/.test(some.join(""))) {
        if (dictionary.find(some.join("")).length) return -size;
      } else if (isLast && dictionary.begunBy(some.join(" ")).length) return size;
    }
    return 1;
  }

  /* How many kanji a piece may have to be found as a whole word only: 包括 is not meant in 包括的, 県 in every name. */
  const WHOLE = { synonym: 2, word: 2, reading: 1, beginning: 1 };

  function ruleOf(piece, way) {
    if (/^[a-z0-9]/.test(piece)) return piece.length < 4 && WHOLE[way] ? "whole" : "start";
    return piece.length <= (WHOLE[way] || 0) && [...piece].every(isKanji) ? "whole" : "part";
  }

  const OKURIGANA = /^(?:[りみきちけげめせれびぎべえしいう]|わせ|[えめけげれ]る)$/;

  /* 見守り stands as 見守 in the normal form of 見守り活動: the normaliser cannot see where a word ends. */
  const LAST_KANA = /^(.*[一-鿿々]{2})(?:[りみきちけげめせれびぎべえし]|(?<=合)い)$/;
  const OF_STEM = 0.9;

  function stemOf(piece) {
    return LAST_KANA.exec(piece)?.[1] || "";
  }

  /* The normal form of a word of the dictionary; remembered, since most are asked for again. */
  const forms = new Map();

  const formOf = (written) => renkei.once(forms, MOST_FORMS, written, renkei.normalise);

  class Meanings {
    constructor(word) {
      this.word = word;
      this.pieces = new Map(); // by piece and rule
    }

    add(written, way, rule, isForeign = false) {
      const piece = formOf(written);
      if (!piece) return;
      this.addPiece(piece, written, way, rule, isForeign, WORTH[way]);
      const stem = stemOf(piece);
      if (stem) this.addPiece(stem, written, way, rule, isForeign, WORTH[way] * OF_STEM);
    }

    addPiece(piece, written, way, rule, isForeign, worth) {
      const known = rule || ruleOf(piece, way);
      const key = `${known} ${piece}`;
      if (!this.pieces.has(key) || this.pieces.get(key).worth < worth) {
        this.pieces.set(key, { piece, rule: known, worth, way, written, isForeign });
      }
    }

    get all() {
      return [...this.pieces.values()];
    }
  }

  /* A word of a name as it stands, and nothing else. */
  function single(word) {
    const meanings = new Meanings(word);
    meanings.add(word, "exact", "start");
    return meanings;
  }

  /* Every meaning of one word.
     Args: rule: how it has to stand as it is. */
  function meaningsOf(word, dictionary, isThere, rule) {
    const meanings = new Meanings(word);
    const isShortKana = isKanaOnly(word) && word.length < 3 && [...word].every(isHiragana);
    if (!isShortKana && word.length > (isKanji(word[0]) ? 0 : 1)) meanings.add(word, "exact", rule);
    if (word.includes(" ")) meanings.phrase = word.split(" ");
    addKana(meanings, word);
    renkei.addSpellings(meanings, word, dictionary, isThere);
    addReadings(meanings, word, dictionary, isThere);
    const groups = dictionary.find(word);
    addGroups(meanings, groups, word, dictionary);
    if (meanings.phrase && !groups.length) addGroups(meanings, dictionary.begunBy(word), word, dictionary, "beginning");
    addTrimmed(meanings, word, dictionary, isThere);
    for (const place of dictionary.fromAbroad(word)) meanings.add(place, "reading");
    return meanings;
  }

  function addKana(meanings, word) {
    if (word.length < 3) return;
    const other = /[ぁ-ゖ]/.test(word) ? toKatakana(word) : toHiragana(word);
    if (other !== word) meanings.add(other, "kana", isKatakana(other[0]) ? "start" : undefined);
  }

  /* A word as kana: as it is, or from romaji; without the letter that is just being typed. */
  function toReading(word) {
    if (isLatinOnly(word)) return word.length > 2 ? toKana(word) : null;
    const typed = word.replace(/(?<=[ぁ-ゖ])[a-z]{1,2}$/, "");
    return isKanaOnly(typed) ? toHiragana(typed) : null;
  }

  /* What the texts have in katakana is no reading: ツール is not 鶴. */
  function addReadings(meanings, word, dictionary, isThere) {
    if ([...word].every(isKatakana) && isThere(word, "start")) return;
    const kana = toReading(word);
    if (!kana || kana.length < 2) return addHalfTyped(meanings, word, dictionary);
    const exact = dictionary.read(kana);
    for (const found of exact) addRead(meanings, found, dictionary);
    const isTyping = isLatinOnly(word) ? kana.length > 2 : kana.length > 1;
    if (isTyping) for (const found of dictionary.readBeginning(kana, 8)) addRead(meanings, found, dictionary, "beginning", kana.length);
    if (word.endsWith("n")) addHalfTyped(meanings, word, dictionary);
    if (exact.length || kana.length < 4) return;
    const isKnown = (text) => isThere(text) || dictionary.find(renkei.normalise(text)).length;
    const rows = dictionary.cutReading(kana, 60, isThere).map((row) => row.join("")).filter(isKnown);
    for (const found of rows) addRead(meanings, found, dictionary);
    if (!rows.length) for (const found of dictionary.cutBeginning(kana, isThere)) meanings.add(found, "beginning");
  }

  /* Romaji that ends within a syllable: toyon, yokoh, zaitakuiry. */
  function addHalfTyped(meanings, word, dictionary) {
    const kana = isLatinOnly(word) ? toKana(word.replace(/[^aeiou]{1,3}$/, "")) : null;
    if (kana && kana.length > 1 && word.length > 3) for (const found of dictionary.readBeginning(kana, 8)) meanings.add(found, "beginning");
  }

  /* A word by its reading, with its other names where little of it is left to be typed. */
  function addRead(meanings, found, dictionary, way = "reading", typed = LEAST_BEGUN) {
    meanings.add(found, way);
    if (typed >= LEAST_BEGUN) addGroups(meanings, dictionary.find(formOf(found)), found, dictionary);
  }

  function addGroups(meanings, groups, word, dictionary, way = "synonym") {
    for (const group of groups) {
      for (const written of group.names) if (formOf(written) !== word) meanings.add(written, way);
      if (!dictionary.isAbroad) continue; // Japanese texts have no English names
      for (const written of group.others) meanings.add(written, way, undefined, true);
    }
  }

  /* Half typed: what the word begins with, and what its last kana may become (退院し → 退院支援). */
  function addTrimmed(meanings, word, dictionary, isThere) {
    const [, stem, rest] = /^(.*?)([ぁ-ゖ]{1,3}[a-z]{0,2}|[a-z]{1,2})$/.exec(word) || [];
    if (!stem || stem.length < 2 || !/[一-鿿々ァ-ヺ]/.test(stem.slice(-1)) || isLatinOnly(stem)) return;
    const kana = rest.replace(/[a-z]+$/, "");
    if (OKURIGANA.test(rest)) meanings.add(stem, "okurigana"); // 打ち合わせ = 打合せ = 打合
    if (kana) {
      for (const found of dictionary.readBeginning(kana, 60)) {
        if (isThere(stem + found)) meanings.add(stem + found, "beginning");
      }
    }
    if (!isThere(word)) meanings.add(stem, "trimmed");
    if (stem.length >= LEAST_BEGUN) addGroups(meanings, dictionary.begunBy(stem), word, dictionary, "beginning");
  }

  /* ICTツール is ICT and ツール. */
  function byScript(word) {
    const runs = word.match(/[一-鿿々]+|[ァ-ヺ]+|[a-z]+|[0-9]+|[^一-鿿々ァ-ヺa-z0-9]+/g) || [];
    return runs.every((run) => run.length > 1) ? runs : [word];
  }

  /* A word that stands nowhere, cut at its particles or into known words; each part a word of its own. */
  function partsOf(word, dictionary) {
    const kana = toReading(word);
    if (kana) return dictionary.cutSentence(kana);
    const byParticle = word.split(PARTICLES).flatMap((part) => part.match(/[一-鿿々ァ-ヺ0-9a-z]+[ぁ-ゖ]*/g) || []);
    const parts = byParticle.map((part) => part.replace(/(?<=[一-鿿々])[ぁ-ゖ]+$/, "")).filter((part) => part.length > 1);
    const finer = parts.flatMap((part) => dictionary.cutCompound(part) || byScript(part));
    return finer.length > 1 ? finer : null;
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

  Object.assign(renkei, { toWords, toReading, meaningsOf, partsOf, piecesOf, stemOf, single, WORTH });
})();
