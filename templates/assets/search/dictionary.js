/* What people may mean by a word: its reading in kana or romaji, other names of the same thing, one slip of a key. */
(function () {
  "use strict";

  const { isKanji, isHiragana, isLatin } = renkei.letters;
  const { toKana, toKatakana, toHiragana, foldReading, isKanaOnly, isLatinOnly } = renkei.kana;

  const IN_KANA = /^[ぁ-ゖァ-ヶー]+$/;
  const IN_KATAKANA = /^[ァ-ヺー・]+$/;
  const PARTICLES = "のとにをがはでへや";
  const MOST_SOUNDS = 16; // of a word
  const LEAST_SOUNDS = 2.5; // of words on average; many short ones stand in any row of kana

  /* Other ways to write a Latin word, as an editor of a list would not write them down. */
  function singular(word) {
    if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
    return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
  }

  const kanjiOf = (text) => [...text].filter(isKanji);

  /* A name as it is looked up; Korean is written with spaces and without. */
  function toPhrase(text) {
    if (isLatin(text[0] || "")) return text.includes(" ") ? text.split(" ").map(singular).join(" ") : singular(text);
    return /^[가-힣 ]+$/.test(text) ? text.replaceAll(" ", "") : text;
  }

  /* Names are looked up among those in the same letters; the others are not made ready before they are needed. */
  const [LATIN, HANGUL, OTHER] = [0, 1, 2];

  function lettersOf(name) {
    const code = name.charCodeAt(0);
    if (code < 0x250 || code > 0xff00) return LATIN;
    return code < 0xac00 || code > 0xd7a3 ? OTHER : HANGUL;
  }

  function addTo(map, key, value) {
    if (!map.has(key)) map.set(key, [value]);
    else if (!map.get(key).includes(value)) map.get(key).push(value);
  }

  /* A map and its keys in order. */
  const inOrder = (map) => ({ map, keys: [...map.keys()].sort() });

  /* The keys that begin so. */
  function* beginning(keys, text) {
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[middle] < text) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < keys.length && keys[at].startsWith(text); at += 1) yield keys[at];
  }

  class Dictionary {
    /* Args: the data of the build; whether there are texts in another language than Japanese. */
    constructor(data, isAbroad) {
      this.isAbroad = isAbroad;
      const rows = (column) => column.split("\n");
      const names = (text) => text.split("|").filter(Boolean);
      const [terms, readings, synonyms, words, sounds, ...foreign] = [data.terms, data.termReadings, data.synonyms, data.words, data.wordReadings, ...data.foreign].map(rows);
      this.sounds = [...terms.map((term, at) => [term, readings[at]]), ...words.map((word, at) => [word, sounds[at]])];
      this.told = new Map(this.sounds);
      this.groups = terms.map((term, at) => ({ names: names(`${term}|${synonyms[at]}`), others: names(foreign.map((column) => column[at]).join("|")) }));
      this.places = data.places.flatMap(withBare);
      this.rows = rows(data.spellings);
      this.named = [[], [], []]; // by their letters: names, and the concept of each
      for (const group of this.groups) {
        for (const name of [...group.names, ...group.others]) this.named[lettersOf(name)].push([name, group]);
      }
      this.made = new Map();
    }

    /* What is made when it is first needed. */
    once(name, make) {
      if (!this.made.has(name)) this.made.set(name, make());
      return this.made.get(name);
    }

    namesIn(letters) {
      return this.once(letters, () => {
        const found = new Map();
        for (const [name, group] of this.named[letters]) addTo(found, toPhrase(renkei.normalise(name)), group);
        return inOrder(found);
      });
    }

    /* Words as written by folded reading. A word without a told one is read as the words that it is made of. */
    get sounded() {
      return this.once("sounded", () => {
        const found = new Map();
        const add = (word, reading) => addTo(found, foldReading(reading), word);
        for (const [word, reading] of this.sounds) add(word, reading || this.composed(word));
        for (const name of this.groups.flatMap((group) => group.names)) if (IN_KATAKANA.test(name)) add(name, name.replaceAll("・", ""));
        for (const [name, kana] of this.places) add(name, kana);
        return inOrder(found);
      });
    }

    /* Rows of ways to write the same word. */
    get spellings() {
      return this.once("spellings", () => this.rows.map((row) => row.split(" ").map(renkei.normalise)));
    }

    /* Normal forms of words and names, for cutting compounds; also without the last kana, which a compound may drop. */
    get words() {
      const all = () => [this.sounds, this.places].flat().map(([word]) => word);
      return this.once("words", () => {
        const forms = [...all(), ...this.groups.flatMap((group) => group.names)].map(renkei.normalise);
        return new Set([...forms, ...forms.map(renkei.stemOf)]);
      });
    }

    /* Names of places by the key of their sound, or by their name in the kanji of another language. */
    get abroad() {
      return this.once("abroad", () => {
        const found = new Map();
        for (const [name, kana, other] of this.places) {
          found.set(renkei.hangul.keyOfKana(kana), name);
          if (other) found.set(renkei.normalise(other), name);
        }
        return found;
      });
    }

    /* The reading of a word from those of its parts, the longest first part that leaves a rest with one; the generator
       leaves out a reading that is found so. */
    composed(word) {
      for (let end = word.length - 1; end > 0; end -= 1) {
        const first = this.readingOf(word.slice(0, end));
        const rest = first && (this.readingOf(word.slice(end)) || this.composed(word.slice(end)));
        if (rest) return first + rest;
      }
      return "";
    }

    readingOf(part) {
      return this.told.get(part) || (IN_KANA.test(part) ? toHiragana(part) : "");
    }

    /* English words that stand in names of several words. */
    get latin() {
      return this.once("latin", () => {
        const words = new Map();
        for (const [name, groups] of this.namesIn(LATIN).map) {
          for (const word of name.split(" ")) if (word.length > 3) for (const group of groups) addTo(words, word, group);
        }
        return words;
      });
    }

    find(phrase) {
      const key = toPhrase(phrase);
      return this.namesIn(lettersOf(key)).map.get(key) || [];
    }

    /* Concepts of which a name begins so. */
    begunBy(phrase) {
      const { map, keys } = this.namesIn(lettersOf(phrase));
      return [...beginning(keys, phrase)].flatMap((name) => map.get(name));
    }

    /* Concepts in whose English names a word stands, or one that begins so. */
    withLatinWord(word) {
      const exact = this.latin.get(singular(word));
      if (exact || word.length < 4) return [...(exact || [])];
      const begun = [...this.latin.keys()].filter((name) => name.startsWith(word)).slice(0, 4);
      return [...new Set(begun.flatMap((name) => this.latin.get(name)))];
    }

    /* Places by their name in Korean or Chinese writing. */
    fromAbroad(name) {
      return [name, ...renkei.hangul.keysOfHangul(name)].map((key) => this.abroad.get(key)).filter(Boolean);
    }

    read(kana) {
      return this.sounded.map.get(foldReading(kana)) || [];
    }

    /* Words whose reading begins so, shortest reading first. */
    readBeginning(kana, most) {
      const begin = foldReading(kana);
      const found = [...beginning(this.sounded.keys, begin)].filter((reading) => reading !== begin);
      found.sort((one, other) => one.length - other.length);
      return found.slice(0, most).flatMap((reading) => this.sounded.map.get(reading));
    }

    /* Kana cut into readings of words, as rows of words, fewest words first. A part may be a word in katakana that the
       texts have, as in ほうかつけあ. */
    cutReading(kana, most, isThere) {
      const folded = foldReading(kana);
      const rows = [];
      const grow = (at, row) => {
        if (rows.length >= most || row.length > 4) return;
        if (at === folded.length) {
          rows.push(row);
          return;
        }
        const isLast = row.length > 0 && at === folded.length - 1; // か of 課 may be a last word
        for (let end = folded.length; end >= at + 2 - isLast; end -= 1) {
          const part = folded.slice(at, end);
          const foreign = toKatakana(part);
          const words = this.sounded.map.get(part) || [];
          for (const word of row.length && isThere(foreign) ? [...words, foreign] : words) grow(end, [...row, word]);
        }
      };
      grow(0, []);
      return rows.filter((row) => row.length > 1).sort((one, other) => one.length - other.length);
    }

    /* Kana of several words with particles between them, cut into those of fewest words (みとり, ばめん); null where there
       is no such cut. */
    cutSentence(kana) {
      const best = [{ words: [], isWord: false }];
      for (let end = 1; end <= kana.length; end += 1) {
        const before = best[end - 1];
        if (before?.isWord && PARTICLES.includes(kana[end - 1]) && end < kana.length) best[end] = { words: before.words, isWord: false };
        for (let start = Math.max(0, end - MOST_SOUNDS); start <= end - 2; start += 1) {
          const count = best[start]?.words.length + 1;
          if (!count || !this.sounded.map.has(foldReading(kana.slice(start, end)))) continue;
          if (!best[end]?.isWord || count < best[end].words.length) best[end] = { words: [...best[start].words, kana.slice(start, end)], isWord: true };
        }
      }
      const words = best[kana.length]?.words || [];
      return words.length > 1 && kana.length >= LEAST_SOUNDS * words.length ? words : null;
    }

    /* Words that a text is, or becomes, when some of its kanji are written in kana, or kana in kanji (立ちあげ, 位置付け). */
    writtenPartly(text) {
      const runs = text.match(/[ぁ-ゖ]+|[一-鿿々]+|./g);
      if (!runs.some(isKanaOnly)) return [];
      const end = isHiragana(text.at(-1)) ? "" : "$"; // which may be half typed
      const sound = new RegExp(`^${runs.map((run) => (isKanaOnly(run) ? foldReading(run) : ".+")).join("")}${end}`);
      const own = kanjiOf(text);
      const found = [];
      for (const [reading, words] of this.sounded.map) {
        if (!sound.test(reading)) continue;
        for (const word of words) {
          const kanji = kanjiOf(renkei.normalise(word));
          const [fewer, more] = own.length < kanji.length ? [own, kanji] : [kanji, own];
          const isSame = fewer.length && fewer.every((letter) => more.includes(letter));
          if (isSame && (!isKanji(text[0]) || kanji[0] === text[0])) found.push(word);
        }
      }
      return found;
    }

    /* Kana of which the end is half typed: a word and what may follow it (たいいんし is 退院 and perhaps 支援). */
    cutBeginning(kana, isThere) {
      for (let end = kana.length - 1; end >= 2; end -= 1) {
        const found = [];
        const before = kana.slice(0, end);
        const words = this.read(before);
        for (const word of words.length ? words : this.cutReading(before, 20, isThere).map((row) => row.join(""))) {
          for (const next of this.readBeginning(kana.slice(end), 60)) if (isThere(word + next)) found.push(word + next);
        }
        if (found.length) return found;
      }
      return [];
    }

    /* The known words of two letters and more that a compound is made of, as much of it as they cover; null where that is
       less than asked for. */
    cutCompound(text, least = text.length) {
      const best = [{ words: [], covered: 0 }];
      for (let end = 1; end <= text.length; end += 1) {
        best[end] = best[end - 1];
        for (let start = Math.max(0, end - 12); start <= end - 2; start += 1) {
          const word = text.slice(start, end);
          const { words, covered } = best[start];
          const more = covered + word.length - best[end].covered;
          const isBetter = more > 0 || (more === 0 && words.length + 1 < best[end].words.length);
          if (isBetter && this.words.has(word)) best[end] = { words: [...words, word], covered: covered + word.length };
        }
      }
      const { words, covered } = best[text.length];
      return covered && covered >= least ? words : null;
    }

    /* Words and names that differ from a text by one slip: a letter more, less, other, or two changed round. */
    near(text) {
      const found = [];
      const shown = isLatinOnly(text) ? toKana(text) : text;
      if (shown && isKanaOnly(shown)) {
        const folded = foldReading(shown);
        for (const reading of beginning(this.sounded.keys, folded[0])) if (renkei.isNear(folded, reading)) found.push(...this.sounded.map.get(reading));
      }
      const { map, keys } = this.namesIn(lettersOf(text));
      for (const name of beginning(keys, text[0])) {
        if (name.length > 3 && renkei.isNear(text, name)) found.push(...map.get(name).flatMap((group) => group.names));
      }
      return [...new Set(found)].slice(0, 8);
    }
  }

  /* A place with and without what kind of place it is: かまいし, かまいしし.
     Args: other: its name in the kanji of another language, as 饭冢市 for 飯塚市. */
  function withBare([name, kana, other]) {
    const bare = name.replace(/[都道府県市区町村]$/, "");
    const whole = [name, kana, other];
    if (bare.length < 2 || bare === name) return [whole];
    return [whole, [bare, kana.replace(/(と|ふ|けん|し|く|ちょう|まち|むら|そん)$/, ""), other?.slice(0, -1)]];
  }

  renkei.Dictionary = Dictionary;
})();
