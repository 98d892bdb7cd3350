/* A word written in other ways than the normaliser makes one: with another kanji or none, numeral or particle. */
(function () {
  "use strict";

  const SPELLINGS = [
    "障害 障がい 障碍", "子ども 子供 こども", "一人 ひとり 独り", "身寄り 身より", "看取り 看とり 見取り 見とり", "気づき 気付き", "づけ 付け", "切れ目 切れめ", "関わり かかわり 係わり",
    "つなが 繋が", "つなぐ 繋ぐ", "つなぎ 繋ぎ", "づくり 作り 造り 創り", "まち 町 街", "あり方 在り方", "とりまとめ 取りまとめ 取り纏め",
    "見守り みまもり", "暮らし くらし", "支え ささえ", "進め方 すすめ方", "話し合い 話合い はなしあい", "ふれあい 触れ合い", "さまざま 様々",
    "すべて 全て", "できる 出来る", "わかる 分かる", "ください 下さい", "とき 時", "ところ 所", "ため 為", "ほか 他 外", "ともに 共に",
    "いきいき 生き生き", "ひきこもり 引きこもり", "もの忘れ 物忘れ", "ごみ ゴミ", "めざす 目指す", "むすぶ 結ぶ", "ひろば 広場", "いえ 家",
    "がん 癌 ガン", "けが 怪我 ケガ", "ねたきり 寝たきり", "うつ 鬱",
  ].map((line) => line.split(" ").map(renkei.normalise));

  const DIGITS = "〇一二三四五六七八九";
  const UNITS = { 十: 10, 百: 100, 千: 1000 };
  const PARTICLES = ["の", "が", "と", "や", "を", "に", ""];

  function addSpellings(meanings, word, dictionary, isThere) {
    addNumerals(meanings, word);
    for (const written of otherKanji(word)) if (isThere(written)) meanings.add(written, "kana", "part");
    if (word.length < 2 || !/[一-鿿々]/.test(word) || isThere(word)) return;
    for (const written of otherParticles(word)) if (isThere(written)) meanings.add(written, "kana", "part");
    for (const written of dictionary.writtenPartly(word)) meanings.add(written, "reading");
  }

  function otherKanji(word) {
    const found = [];
    for (const spellings of SPELLINGS) {
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

  renkei.addSpellings = addSpellings;
})();
