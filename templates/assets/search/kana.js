/* Kana and romaji: what is read alike becomes one. */
(function () {
  "use strict";

  const { isHiragana, isKatakana } = renkei.letters;

  /* Romaji of every usual spelling (Hepburn, Kunrei, with long vowels), longest first. */
  const ROMAJI = new Map();
  const ROWS = {
    "": "あいうえお", k: "かきくけこ", s: "さしすせそ", t: "たちつてと", n: "なにぬねの", h: "はひふへほ", m: "まみむめも",
    r: "らりるれろ", g: "がぎぐげご", z: "ざじずぜぞ", d: "だぢづでど", b: "ばびぶべぼ", p: "ぱぴぷぺぽ", f: "はひふへほ",
  };
  for (const [row, kana] of Object.entries(ROWS)) {
    [..."aiueo"].forEach((vowel, at) => ROMAJI.set(row + vowel, kana[at]));
  }
  for (const [row, kana] of Object.entries({ ky: "き", gy: "ぎ", sy: "し", sh: "し", zy: "じ", jy: "じ", j: "じ", ty: "ち", ch: "ち", ny: "に", hy: "ひ", by: "び", py: "ぴ", my: "み", ry: "り", dy: "ぢ" })) {
    ROMAJI.set(row + "a", kana + "ゃ").set(row + "u", kana + "ゅ").set(row + "o", kana + "ょ");
  }
  const OTHERS = "shi し chi ち tsu つ ji じ ya や yu ゆ yo よ wa わ wo を n' ん fa ふぁ fi ふぃ fo ふぉ fu ふ she しぇ che ちぇ je じぇ ti ち tu つ va ば dzu づ".split(" ");
  for (let at = 0; at < OTHERS.length; at += 2) ROMAJI.set(OTHERS[at], OTHERS[at + 1]);

  /* A row of romaji as hiragana; null where a part of it is none. A last consonant is left out: it is half typed. */
  function toKana(romaji) {
    let kana = "";
    let at = 0;
    while (at < romaji.length) {
      const size = [3, 2, 1].find((length) => ROMAJI.has(romaji.slice(at, at + length)));
      const letter = romaji[at];
      const next = romaji[at + 1] || "";
      if (size) {
        kana += ROMAJI.get(romaji.slice(at, at + size));
        at += size;
      } else if ((letter === "n" || letter === "m") && (!next || !"aiueoy".includes(next))) {
        kana += "ん";
        at += 1;
      } else if (letter === "h" && "おう".includes(kana.slice(-1)) && !"aiueoy".includes(next || "-")) {
        at += 1;
      } else if (letter === next || (letter === "t" && next === "c")) {
        kana += "っ";
        at += 1;
      } else {
        return null;
      }
    }
    return kana;
  }

  const LONG = {
    う: "おこそとのほもよろごぞどぼぽょうくすつぬふむゆるぐずづぶぷゅ", お: "おこそとのほもよろごぞどぼぽょ",
    あ: "あかさたなはまやらわがざだばぱゃ", え: "えけせてねへめれげぜでべぺぇ", ー: "",
  };
  const SAME_SOUND = { ぢ: "じ", づ: "ず", を: "お", でぃ: "じ", てぃ: "ち", どぅ: "ず", とぅ: "つ" };

  /* Kana as readings are compared: hiragana, without the marks of long vowels. */
  function foldReading(kana) {
    let folded = "";
    let before = "";
    for (const hiragana of toHiragana(kana)) {
      const long = LONG[hiragana];
      if (hiragana === "ー" || (long && before && long.includes(before))) continue;
      const foreign = SAME_SOUND[before + hiragana];
      if (foreign) folded = folded.slice(0, -1);
      before = foreign || SAME_SOUND[hiragana] || hiragana;
      folded += before;
    }
    return folded;
  }

  function toKatakana(text) {
    return text.replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60));
  }

  function toHiragana(text) {
    return text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
  }

  const isKanaOnly = (text) => [...text].every((letter) => isHiragana(letter) || isKatakana(letter));
  const isLatinOnly = (text) => /^[a-z']+$/.test(text);

  renkei.kana = { toKana, toKatakana, toHiragana, foldReading, isKanaOnly, isLatinOnly };
})();
