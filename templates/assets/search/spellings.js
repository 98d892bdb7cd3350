/* A word written in other ways than the normaliser makes one: with another kanji or none, numeral or particle. */
(function () {
  "use strict";

  const LEAST_FOR_SLIP = 4; // letters; in a shorter word a slip makes another word
  const DIGITS = "〇一二三四五六七八九";
  const UNITS = { 十: 10, 百: 100, 千: 1000 };
  const PARTICLES = ["の", "が", "と", "や", "を", "に", ""];

  function addSpellings(meanings, word, dictionary, isThere) {
    addNumerals(meanings, word);
    for (const written of otherKanji(word, dictionary.spellings)) if (isThere(written)) meanings.add(written, "kana", "part");
    if (word.length < 2 || !/[一-鿿々]/.test(word) || isThere(word)) return;
    for (const written of otherParticles(word)) if (isThere(written)) meanings.add(written, "kana", "part");
    for (const written of dictionary.writtenPartly(word)) meanings.add(written, "reading");
  }

  function otherKanji(word, all) {
    const found = [];
    for (const spellings of all) {
      const own = spellings.find((spelling) => spelling.length > 1 && word.includes(spelling));
      if (own) found.push(...spellings.filter((other) => other !== own).map((other) => word.replace(own, other)));
    }
    return found;
  }

  /* 顔が見える, 顔の見える; 医療と介護, 医療・介護. */
  function otherParticles(word) {
    const [whole, before, own, after] = /^(.*?[一-鿿々ァ-ヺ])([がのとやをに])([一-鿿々ァ-ヺ].*)$/.exec(word) || [];
    return whole ? PARTICLES.filter((other) => other !== own).map((other) => before + other + after) : [];
  }

  /* One numeral for another: 五ブロック, 5ブロック, 二十四時間; a figure without what it counts. */
  function addNumerals(meanings, word) {
    if (word.length < 2) return;
    const arabic = word.replace(/[一二三四五六七八九十百千]+/g, toArabic);
    const kanji = word.replace(/(?<!\d)[1-9](?!\d)/g, (digit) => DIGITS[digit]);
    for (const other of [arabic, kanji]) if (other !== word) meanings.add(other, "kana", "part");
    const [figure] = /^\d[\d.]{2,}(?=[人円名件床%千万]+$)/.exec(word) || [];
    if (figure) meanings.add(figure, "trimmed", "whole");
  }

  /* A numeral of kanji in digits; as it is where it is none, as in 十分 and 一二. */
  function toArabic(numeral) {
    if (numeral.length === 1) return numeral in UNITS ? numeral : DIGITS.indexOf(numeral);
    let sum = 0;
    let digit = 0;
    for (const letter of numeral) {
      if (digit && !UNITS[letter]) return numeral;
      sum += UNITS[letter] ? (digit || 1) * UNITS[letter] : 0;
      digit = UNITS[letter] ? 0 : DIGITS.indexOf(letter);
    }
    return sum + digit;
  }

  /* Whether two words differ by one slip of a key. */
  function isNear(one, other) {
    if (one.length < LEAST_FOR_SLIP || one[0] !== other[0] || Math.abs(one.length - other.length) > 1 || one === other) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    let end = 0;
    const most = Math.min(one.length, other.length) - start;
    while (end < most && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
    const left = one.slice(start, one.length - end);
    const right = other.slice(start, other.length - end);
    if (left.length <= 1 && right.length <= 1) return true;
    return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
  }

  Object.assign(renkei, { addSpellings, isNear });
})();
