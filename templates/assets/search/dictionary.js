/* What people may mean by a word: its reading in kana or romaji, other names of the same thing, one slip of a key. */
(function () {
  "use strict";

  const { isKanji, isLatin } = renkei.letters;
  const { toKana, toKatakana, toHiragana, foldReading, isKanaOnly, isLatinOnly } = renkei.kana;

  const IN_KANA = /^[ぁ-ゖァ-ヶー]+$/;
  const IN_KATAKANA = /^[ァ-ヺー・]+$/;
  const PARTICLES = "のとにをがはでへや";
  const MOST_SOUNDS = 16; // of a word
  const LEAST_SOUNDS = 2.5; // of words on average; many short ones stand in any row of kana
  const LEAST_FOR_SLIP = 4; // letters; in a shorter word a slip makes another word

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

  class Dictionary {
    /* Args: the data of the build; whether there are texts in another language than Japanese. */
    constructor(data, isAbroad) {
      this.isAbroad = isAbroad;
      const rows = (column) => column.split("\n");
      const [readings, sounds, synonyms, ...foreign] = [data.termReadings, data.wordReadings, data.synonyms, ...data.foreign].map(rows);
      const words = rows(data.words);
      this.told = new Map([...rows(data.terms), ...words].map((word, at) => [word, at < readings.length ? readings[at] : sounds[at - readings.length]]));
      this.groups = rows(data.terms).map((term, at) => this.toGroup(`${term}|${synonyms[at]}`, readings[at], foreign.map((names) => names[at]).join("|")));
      this.groupsOf = new Map(); // by normal form of any of their names
      this.readings = new Map(); // folded reading -> words as written
      this.words = new Set(); // normal forms of words and names, for cutting compounds
      this.abroad = new Map(); // names of places by the key of their sound, or by their name in other kanji
      this.maxPhrase = 1;
      this.groups.forEach((group) => this.addGroup(group));
      words.forEach((word, at) => this.addReading(word, sounds[at]));
      for (const place of data.places) this.addPlace(...place);
      this.sorted = [...this.readings.keys()].sort();
      this.latin = this.toLatinWords();
    }

    toGroup(terms, reading, foreign) {
      const toNames = (text) => text.split("|").filter(Boolean).map((name) => ({ written: name, normal: renkei.normalise(name) }));
      return { names: toNames(terms), reading, others: toNames(foreign) };
    }

    addGroup(group) {
      for (const { normal } of [...group.names, ...group.others]) {
        const key = toPhrase(normal);
        if (!this.groupsOf.has(key)) this.groupsOf.set(key, []);
        this.groupsOf.get(key).push(group);
        this.maxPhrase = Math.max(this.maxPhrase, normal.split(" ").length + 1);
      }
      for (const { written, normal } of group.names) {
        this.words.add(normal);
        if (IN_KATAKANA.test(written)) this.addReading(written, written.replaceAll("・", ""));
      }
      this.addReading(group.names[0].written, group.reading);
    }

    /* Args: reading: empty for a word that is read as the words that it is made of. */
    addReading(word, reading) {
      const key = foldReading(reading || this.composed(word));
      if (!this.readings.has(key)) this.readings.set(key, []);
      if (!this.readings.get(key).includes(word)) this.readings.get(key).push(word);
      this.words.add(renkei.normalise(word));
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

    /* A place is known with and without what kind of place it is: かまいし, かまいしし.
       Args: other: its name in the kanji of another language, as 饭冢市 for 飯塚市. */
    addPlace(name, kana, other) {
      this.addReading(name, kana);
      const bare = name.replace(/[都道府県市区町村]$/, "");
      const reading = kana.replace(/(と|ふ|けん|し|く|ちょう|まち|むら|そん)$/, "");
      if (bare.length > 1 && bare !== name) this.addReading(bare, reading);
      for (const [own, sound, written] of [[name, kana, other], [bare, reading, other?.slice(0, -1)]]) {
        this.abroad.set(renkei.hangul.keyOfKana(sound), own);
        if (written) this.abroad.set(renkei.normalise(written), own);
      }
    }

    /* English words that stand in names of several words. */
    toLatinWords() {
      const words = new Map();
      for (const group of this.groups) {
        for (const { normal } of group.others) {
          if (!isLatin(normal[0] || "")) continue;
          for (const word of toPhrase(normal).split(" ")) {
            if (word.length < 4) continue;
            if (!words.has(word)) words.set(word, new Set());
            words.get(word).add(group);
          }
        }
      }
      return words;
    }

    find(phrase) {
      return this.groupsOf.get(toPhrase(phrase)) || [];
    }

    /* Concepts of which an English name begins so. */
    begunBy(phrase) {
      const found = [];
      for (const [name, groups] of this.groupsOf) if (name.startsWith(phrase)) found.push(...groups);
      return found;
    }

    /* Concepts in whose English names a word stands, or one that begins so. */
    withLatinWord(word) {
      const exact = this.latin.get(singular(word));
      if (exact || word.length < 4) return [...(exact || [])];
      const begun = [...this.latin.keys()].filter((name) => name.startsWith(word)).slice(0, 4);
      return [...new Set(begun.flatMap((name) => [...this.latin.get(name)]))];
    }

    /* Places by their name in Korean or Chinese writing. */
    fromAbroad(name) {
      return [name, ...renkei.hangul.keysOfHangul(name)].map((key) => this.abroad.get(key)).filter(Boolean);
    }

    read(kana) {
      return this.readings.get(foldReading(kana)) || [];
    }

    /* Words whose reading begins so, shortest reading first. */
    readBeginning(kana, most) {
      const begin = foldReading(kana);
      const found = [];
      for (let at = this.firstFrom(begin); at < this.sorted.length && this.sorted[at].startsWith(begin); at += 1) {
        if (this.sorted[at] !== begin) found.push(this.sorted[at]);
      }
      found.sort((one, other) => one.length - other.length);
      return found.slice(0, most).flatMap((reading) => this.readings.get(reading));
    }

    firstFrom(text) {
      let low = 0;
      let high = this.sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.sorted[middle] < text) low = middle + 1;
        else high = middle;
      }
      return low;
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
        for (let end = folded.length; end >= at + 2; end -= 1) {
          const part = folded.slice(at, end);
          const foreign = toKatakana(part);
          const words = this.readings.get(part) || [];
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
          if (!count || !this.readings.has(foldReading(kana.slice(start, end)))) continue;
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
      const sound = new RegExp(`^${runs.map((run) => (isKanaOnly(run) ? foldReading(run) : ".+")).join("")}`);
      const own = kanjiOf(text);
      const found = [];
      for (const [reading, words] of this.readings) {
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

    /* A compound cut into known words of two letters and more; null where it is not made of them. */
    cutCompound(text) {
      const best = [[]];
      for (let end = 1; end <= text.length; end += 1) {
        best[end] = null;
        for (let start = Math.max(0, end - 12); start <= end - 2; start += 1) {
          const before = best[start];
          if (!before || !this.words.has(text.slice(start, end))) continue;
          if (!best[end] || before.length + 1 < best[end].length) best[end] = [...before, text.slice(start, end)];
        }
      }
      return best[text.length];
    }

    /* Words and names that differ from a text by one slip: a letter more, less, other, or two changed round. */
    near(text) {
      const found = [];
      const shown = isLatinOnly(text) ? toKana(text) : text;
      if (shown && isKanaOnly(shown)) {
        const folded = foldReading(shown);
        for (const reading of this.sorted) if (isNear(folded, reading)) found.push(...this.readings.get(reading));
      }
      for (const [name, groups] of this.groupsOf) {
        if (name.length > 3 && isNear(text, name)) found.push(...groups.flatMap((group) => group.names.map((own) => own.written)));
      }
      return [...new Set(found)].slice(0, 8);
    }
  }

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

  renkei.Dictionary = Dictionary;
})();
