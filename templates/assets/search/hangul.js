/* Names of places in Korean writing. There are several ways to write a Japanese name in it (지바, 치바), so both sides are
   compared by what the ways have in common: a key of consonant and vowel per syllable. */
(function () {
  "use strict";

  const FIRST_SYLLABLE = 0xac00;
  const INITIALS = "k k n t t r m b p s j  j j j k t p h".split(" ");
  const VOWELS = "a e ya e o e yo e o wa e e yo u wo e i yu u i i".split(" ");
  const NASAL = new Set([4, 16, 21]); // numbers of the finals ㄴ, ㅁ and ㅇ
  const KIND_OF_PLACE = /[시구현부도정초촌]$/;

  const ROWS = { k: "かきくけこがぎぐげご", s: "さしすせそ", j: "ざじずぜぞ", t: "たちつてとだぢづでど", n: "なにぬねの", h: "はひふへほ", m: "まみむめも", r: "らりるれろ", b: "ばびぶべぼ", p: "ぱぴぷぺぽ", "": "あいうえお" };
  const SOUNDS = new Map([["や", "ya"], ["ゆ", "yu"], ["よ", "yo"], ["わ", "wa"], ["を", "o"], ["ん", "n"], ["っ", ""]]);
  for (const [row, kana] of Object.entries(ROWS)) [...kana].forEach((letter, at) => SOUNDS.set(letter, row + "aiueo"[at % 5]));
  for (const [letter, sound] of Object.entries({ ち: "ji", つ: "ju", ぢ: "ji", づ: "ju" })) SOUNDS.set(letter, sound);

  const once = (key) => key.replace(/([aiueo])\1+/g, "$1");

  /* The key of a name in kana. */
  function keyOfKana(kana) {
    let key = "";
    for (const letter of renkei.kana.foldReading(kana)) {
      const small = { ゃ: "ya", ゅ: "yu", ょ: "yo" }[letter];
      if (small) key = key.replace(/i$/, "") + (key.endsWith("ji") ? small.slice(1) : small);
      else key += SOUNDS.get(letter) || "";
    }
    return once(key);
  }

  /* The keys that a Korean name may have: whole, and without what kind of place it is. */
  function keysOfHangul(name) {
    const bare = name.replace(KIND_OF_PLACE, "");
    return (bare.length > 1 && bare !== name ? [name, bare] : [name]).map(keyOf);
  }

  function keyOf(name) {
    let key = "";
    for (const letter of name) {
      const number = letter.charCodeAt(0) - FIRST_SYLLABLE;
      if (number < 0 || number > 11171) return "";
      key += INITIALS[Math.floor(number / 588)] + VOWELS[Math.floor((number % 588) / 28)] + (NASAL.has(number % 28) ? "n" : "");
    }
    return once(key);
  }

  renkei.hangul = { keyOfKana, keysOfHangul, isHangul: (text) => /^[가-힣]+$/.test(text) };
})();
