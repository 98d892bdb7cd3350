/* A query as pieces of text to look for: each word as it stands, as it is read, as others call it, half typed. */
(function () {
  "use strict";

  const { isKanji, isHiragana, isKatakana } = renkei.letters;
  const { toKana, toKatakana, toHiragana, isKanaOnly, isLatinOnly } = renkei.kana;

  /* How much a finding counts by the way that led to it. */
  const WORTH = { exact: 1, kana: 0.9, reading: 0.85, synonym: 0.75, okurigana: 0.7, beginning: 0.6, trimmed: 0.5, stem: 0.5, word: 0.45, typo: 0.4 };
  const MOST_LETTERS = 200;
  const MOST_WORDS = 12;
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
      const some = words.slice(at, at + size);
      joined.push({ word: some.map(({ word }) => word).join(" "), typed: some.map(({ typed }) => typed).join(" ") });
      at += size;
    }
    return joined;
  }

  function phraseAt(words, at, dictionary) {
    const most = Math.min(words.length - at, dictionary.maxPhrase);
    for (let size = most; size > 1; size -= 1) {
      if (dictionary.find(words.slice(at, at + size).join(" ")).length) return size;
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

  class Meanings {
    constructor(word) {
      this.word = word;
      this.pieces = new Map(); // by piece and rule
    }

    add(written, way, rule, isForeign = false) {
      const piece = renkei.normalise(written);
      if (!piece) return;
      const known = rule || ruleOf(piece, way);
      const key = `${known} ${piece}`;
      const worth = WORTH[way];
      if (!this.pieces.has(key) || this.pieces.get(key).worth < worth) {
        this.pieces.set(key, { piece, rule: known, worth, way, written, isForeign });
      }
    }

    get all() {
      return [...this.pieces.values()];
    }
  }

  /* Every meaning of one word. */
  function meaningsOf(word, dictionary, isThere) {
    const meanings = new Meanings(word);
    const isShortKana = isKanaOnly(word) && word.length < 3 && [...word].every(isHiragana);
    if (!isShortKana && word.length > (isKanji(word[0]) ? 0 : 1)) meanings.add(word, "exact");
    if (word.includes(" ")) meanings.phrase = word.split(" ");
    addKana(meanings, word);
    addNumerals(meanings, word);
    addSpellings(meanings, word, isThere);
    addReadings(meanings, word, dictionary, isThere);
    addGroups(meanings, dictionary.find(word), word, dictionary);
    addTrimmed(meanings, word, dictionary, isThere);
    if (renkei.hangul.isHangul(word)) for (const place of dictionary.inKorean(word)) meanings.add(place, "reading");
    return meanings;
  }

  function addKana(meanings, word) {
    if (word.length < 3) return;
    const other = /[ぁ-ゖ]/.test(word) ? toKatakana(word) : toHiragana(word);
    if (other !== word) meanings.add(other, "kana", isKatakana(other[0]) ? "start" : undefined);
  }

  /* Words that are written with one kanji, another or none. */
  const SPELLINGS = [
    "障害 障がい 障碍", "子ども 子供 こども", "一人 ひとり 独り", "身寄り 身より", "看取り 看とり", "気づき 気付き", "関わり かかわり 係わり",
    "つなが 繋が", "つなぐ 繋ぐ", "つなぎ 繋ぎ", "づくり 作り 造り 創り", "まち 町 街", "あり方 在り方", "とりまとめ 取りまとめ 取り纏め",
    "見守り みまもり", "暮らし くらし", "支え ささえ", "進め方 すすめ方", "話し合い 話合い はなしあい", "ふれあい 触れ合い", "さまざま 様々",
    "すべて 全て", "できる 出来る", "わかる 分かる", "ください 下さい", "とき 時", "ところ 所", "ため 為", "ほか 他 外", "ともに 共に",
    "いきいき 生き生き", "ひきこもり 引きこもり", "もの忘れ 物忘れ", "ごみ ゴミ", "めざす 目指す", "むすぶ 結ぶ", "ひろば 広場", "いえ 家",
    "がん 癌 ガン", "けが 怪我 ケガ", "ねたきり 寝たきり", "うつ 鬱",
  ].map((line) => line.split(" ").map(renkei.normalise));

  function addSpellings(meanings, word, isThere) {
    for (const spellings of SPELLINGS) {
      const own = spellings.find((spelling) => spelling.length > 1 && word.includes(spelling));
      if (!own) continue;
      for (const other of spellings) {
        const written = word.replace(own, other);
        if (written !== word && isThere(written)) meanings.add(written, "kana", "part");
      }
    }
  }

  /* A word as kana: as it is, or from romaji; without the letter that is just being typed. */
  function toReading(word) {
    if (isLatinOnly(word)) return word.length > 2 ? toKana(word) : null;
    const typed = word.replace(/(?<=[ぁ-ゖ])[a-z]{1,2}$/, "");
    return isKanaOnly(typed) ? toHiragana(typed) : null;
  }

  const DIGITS = "〇一二三四五六七八九";

  /* One numeral for another: 五ブロック, 5ブロック. */
  function addNumerals(meanings, word) {
    const arabic = word.replace(/(?<![〇一-九十百千])[一二三四五六七八九](?![一二三四五六七八九十百千])/g, (digit) => DIGITS.indexOf(digit));
    const kanji = word.replace(/(?<!\d)[1-9](?!\d)/g, (digit) => DIGITS[digit]);
    for (const other of [arabic, kanji]) if (other !== word && word.length > 1) meanings.add(other, "kana", "part");
  }

  function addReadings(meanings, word, dictionary, isThere) {
    const kana = toReading(word);
    if (!kana || kana.length < 2) return;
    const exact = dictionary.read(kana);
    for (const found of exact) {
      meanings.add(found, "reading");
      addGroups(meanings, dictionary.find(renkei.normalise(found)), found, dictionary);
    }
    const isTyping = isLatinOnly(word) ? kana.length > 2 : kana.length > 1;
    if (isTyping) for (const found of dictionary.readBeginning(kana, 8)) meanings.add(found, "beginning");
    if (!exact.length && kana.length > 3) {
      const rows = dictionary.cutReading(kana, 60, isThere).map((row) => row.join("")).filter(isThere);
      for (const found of rows) meanings.add(found, "reading");
      if (!rows.length) for (const found of dictionary.cutBeginning(kana, isThere)) meanings.add(found, "beginning");
    }
  }

  function addGroups(meanings, groups, word, dictionary) {
    for (const group of groups) {
      for (const { written, normal } of group.names) if (normal !== word) meanings.add(written, "synonym");
      if (!dictionary.isAbroad) continue; // Japanese texts have no English names
      for (const { written } of group.others) meanings.add(written, "synonym", undefined, true);
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
  }

  /* ICTツール is ICT and ツール. */
  function byScript(word) {
    const runs = word.match(/[一-鿿々]+|[ァ-ヺ]+|[a-z]+|[0-9]+|[^一-鿿々ァ-ヺa-z0-9]+/g) || [];
    return runs.every((run) => run.length > 1) ? runs : [word];
  }

  /* A word that stands nowhere, cut at its particles or into known words; each part a word of its own. */
  function partsOf(word, dictionary) {
    const byParticle = word.split(PARTICLES).flatMap((part) => part.match(/[一-鿿々ァ-ヺ0-9a-z]+[ぁ-ゖ]*/g) || []);
    const parts = byParticle.map((part) => part.replace(/(?<=[一-鿿々])[ぁ-ゖ]+$/, "")).filter((part) => part.length > 1);
    const finer = parts.flatMap((part) => dictionary.cutCompound(part) || byScript(part));
    return finer.length > 1 ? finer : null;
  }

  Object.assign(renkei, { toWords, toReading, meaningsOf, partsOf, Meanings });
})();
