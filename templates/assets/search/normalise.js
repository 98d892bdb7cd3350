/* The one normaliser of texts and queries: what people write in several ways becomes one.

   Width, case, long-vowel marks, dots and hyphens, old forms of kanji, ヶ/ケ/が, numerals before つ, and kana between
   two kanji (取り組み = 取組み). Hiragana and katakana stay apart, so that タワー is not found in いたわる. */
(function () {
  "use strict";

  /* Usual forms, each before the forms that become it: in the first row one, in the second two … They are old, rare, or of
     simplified Chinese, so that a place or term is found by those too; none of the latter is used in Japanese. Forms of
     kanji that no text on care has (蚕, 鋳) are left out. */
  const FORMS = [
    "舎舍万萬与與両兩並竝乗乘乱亂争爭亜亞仏佛仮假会會体體余餘側侧備备傷伤優优党黨内內冊册写寫別别則则剛刚創创励勵効效動动務务勝胜勢势勧勸区區医醫厳嚴参參双雙台臺号號員员問问啓启国國圏圈執执堅坚報报場场塊块填塡増增壌壤声聲売賣奥奧姉姊" +
      "姫姬婦妇学學孫孙害碍寧宁審审寿壽将將導导尚尙尽盡届屆属屬層层岡冈岳嶽峡峽峰峯巻卷師师帳帐庫库弥彌当當復复徳德徴徵恋戀恒恆恵惠悩惱悪惡愛爱慎愼慮虑憲宪懇恳懐懷払拂抜拔担擔拝拜拠據挙擧掃扫掲揭換换損损敗败教敎数數斎齋断斷旧舊" +
      "昼晝時时晩晚暦曆書书曽曾条條来來東东桜櫻桧檜梼檮業业楼樓楽樂概槪構构槙槇標标横橫橋桥欠缺欧歐歩步残殘母⺟毎每気氣決决沖冲没沒況况注註浅淺清淸渓溪渕淵減减温溫測测湯汤湾灣湿濕準准滝瀧滞滯潟瀉潤润瀬瀨灯燈災灾点點為爲無无熱热状狀" +
      "独獨狭狹献獻獲获現现環环産產痴癡療疗監监真眞確确礼禮秘祕称稱税稅種种稲稻穂穗積积窮穷筆笔節节簡简糧粮糸絲紀纪約约納纳純纯級级紛纷細细終终組组結结絡络給给統统絶绝綜综維维綱纲網网緊紧緒緖線线編编緩缓練练縄繩縮缩績绩繊纖繋繫織织" +
      "羅罗聖圣聞闻職职胆膽脱脫臓臟臨临興兴茎莖華华蔵藏蘇苏蘭兰虎⻁虚虛衆众術术装裝補补西⻄見见規规視视親亲角⻆触觸訂订計计討讨訓训記记訪访設设許许訳譯訴诉診诊評评詞词詢询試试話话該该詳详誉譽認认語语誠诚説說読讀課课調调談谈請请論论" +
      "諫諌諸诸講讲謝谢識识議议護护貝⻉負负財财貨货責责貴贵費费貿贸賀贺資资質质購购跡蹟践踐輔辅輪轮輸输辞辭農农進进運运過过達达違违遠远適适選选還还郵邮酔醉野埜釜釡針针釧钏銀银鍋锅閉闭間间陸陆陽阳隊队階阶随隨際际隣鄰離离難难電电霧雾" +
      "静靜韓韩項项順顺須须領领頭头頻频題题額额類类顧顾食⻝飯饭養养館馆駆驅骨⻣髄髓高髙髪髮鯵鰺鴎鷗鶏鷄麺麵黒黑",
    "予豫预伝传傳価价價児儿兒円圆圓処处處剤剂劑労劳勞協协恊単单單収收蒐営營营団团團囲围圍図图圖園园薗圧压壓塁垒壘塩盐鹽壊坏壞変变變奨奖奬宝寳寶実实實寛宽寬対对對専专專崎碕﨑帯带帶帰归歸庁厅廳広广廣廃廢癈応应應戦战戰戸戶户択择擇拡" +
      "扩擴摂摄攝栄榮荣検检檢様样樣権权權歳岁歲歴历歷沢泽澤浄净淨済济濟渋涩澁満满滿焼烧燒画劃畫発发發県县縣経經经絵繪绘継繼继続續续緑綠绿縁緣缘聡聪聰聴听聽脳脑腦芸艺藝荘庄莊薬药藥衛卫衞覚覺觉覧覽览観觀观証證证譲讓让豊丰豐車⻋车転轉" +
      "转軽輕轻遅迟遲郷乡鄕釈释釋鉄鐵铁銭錢钱録录錄鎮鎭镇長⻑长門⻔门関关關閲閱阅険险險隠隐隱雑杂雜霊灵靈青⻘靑頁⻚页頼賴赖顔顏颜顕显顯風⻛风飛⻜飞飲飮饮馬⻢马駅驛驿験驗验魚⻥鱼鳥⻦鸟麦⻨麥黄⻩黃齢齡龄",
    "亀⻲龜龟島岛嶋嶌斉⻫齊齐歯⻭齒齿浜滨濱濵竜⻯龍龙総总綜總賛讃贊赞辺边邉邊連联聯连",
    "弁办瓣辨辯",
  ];
  const USUAL = new Map();
  FORMS.forEach((row, more) => {
    for (let at = 0; at < row.length; at += 1) if (at % (more + 2)) USUAL.set(row[at], row[at - (at % (more + 2))]);
  });

  const NUMERALS = "〇一二三四五六七八九";
  /* Kana between two kanji of one word; い only after what is no adjective. */
  const BETWEEN = "りみきちけげめせれびぎべえし";
  const BEFORE_I = "問合扱払使違願伺洗添補買";
  const HYPHENS = "‐‑‒–—―−－-"; // the plain one last, since it would be a range
  const DOTS = "・･·•‧";
  const LONG = "ー〜~ｰ";

  const KANJI = new Uint8Array(0x10000).fill(1, 0x4e00, 0xa000).fill(1, 0x3400, 0x4dc0);
  KANJI[0x3005] = 1; // 々
  const isKanji = (letter) => KANJI[letter.charCodeAt(0)] === 1;

  function isHiragana(letter) {
    return letter >= "ぁ" && letter <= "ゖ";
  }

  function isKatakana(letter) {
    return letter >= "ァ" && letter <= "ヺ";
  }

  function isLatin(letter) {
    return letter >= "a" && letter <= "z";
  }

  function isDigit(letter) {
    return letter >= "0" && letter <= "9";
  }

  /* One letter by itself: width, case and form. Remembered, since texts have few letters and many of each. */
  const plainForms = new Map();

  function plain(letter) {
    let form = plainForms.get(letter);
    if (form === undefined) {
      form = letter.normalize("NFKC").toLowerCase();
      form = USUAL.get(form) || form;
      if (letter > "\u00bf" && letter < "\u0250") form = form.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
      plainForms.set(letter, form);
    }
    return form;
  }

  /* A text is rewritten twice: each letter by itself, then letters among their neighbours. Most letters have no role in
     either, and a text is mostly copied in long pieces. */
  const ALONE = new Uint8Array(0x10000);
  const [FORM, DROPPED, UPPER_HALF, LOWER_HALF] = [1, 2, 3, 4]; // halves: of letters that UTF-16 writes as two
  const FORMED = "AZ\u00a0\u024f\u2070\u209c\u2100\u218b\u2460\u24ff\u2f00\u2fd5\u3000\u3000\u3200\u33ff\uf900\ufaff\uff01\uffee"; // from, to
  const OF_TWO = { "𠮷": "吉" };
  for (let at = 0; at < FORMED.length; at += 2) ALONE.fill(FORM, FORMED.charCodeAt(at), FORMED.charCodeAt(at + 1) + 1);
  ALONE.fill(DROPPED, 0xfe00, 0xfe10); // not seen, as are the next
  for (const code of [0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]) ALONE[code] = DROPPED;
  ALONE.fill(UPPER_HALF, 0xd800, 0xdc00).fill(LOWER_HALF, 0xdc00, 0xe000);
  setRole(ALONE, USUAL.keys(), FORM);
  setRole(ALONE, LONG + DOTS, DROPPED);

  const AMONG = new Uint8Array(0x10000);
  const [KANA, NUMERAL, HYPHEN, COUNTER, COMMA, STOP] = [1, 2, 3, 4, 5, 6];
  const BETWEEN_TWO = new Set(["わせ", "らせ", "まえ", "がり", "まり", "がえ", "きつ", "もり"]);
  setRole(AMONG, `${BETWEEN}いあわらまがもつ`, KANA);
  setRole(AMONG, NUMERALS, NUMERAL);
  setRole(AMONG, HYPHENS, HYPHEN);
  setRole(AMONG, "ヶヵカケ箇", COUNTER);
  setRole(AMONG, ",", COMMA);
  setRole(AMONG, ".", STOP);

  function setRole(roles, letters, role) {
    for (const letter of letters) roles[letter.charCodeAt(0)] = role;
  }

  /* What a letter is by itself: "" for nothing, null for what it was. */
  function alone(role, at, text) {
    if (role === DROPPED) return "";
    if (role >= UPPER_HALF) return ofHalf(text.slice(role === UPPER_HALF ? at : at - 1, role === UPPER_HALF ? at + 2 : at + 1), role);
    const form = plain(text[at]);
    return LONG.includes(form) || DOTS.includes(form) ? "" : form;
  }

  function ofHalf(letter, role) {
    const isSelector = letter[0] === "\udb40" && letter[1] >= "\udd00" && letter[1] <= "\uddef";
    if (isSelector) return "";
    if (OF_TWO[letter]) return role === UPPER_HALF ? OF_TWO[letter] : "";
    return null;
  }

  /* What a letter is among its neighbours: "" for nothing, null for what it was. */
  function among(role, at, text) {
    if (role === KANA && !mayChange(at, text)) return null;
    const before = text[at - 1] || "";
    const after = text[at + 1] || "";
    switch (role) {
      case KANA:
        return ofKana(text[at], before, after, at, text);
      case NUMERAL:
        return after === "つ" ? String(NUMERALS.indexOf(text[at])) : null;
      case HYPHEN:
        return isKatakana(before) ? "" : isLatin(before) && isLatin(after) ? " " : "-";
      case COUNTER:
        return ofCounter(text[at], before, after);
      case COMMA:
        return isDigit(before) && isDigit(after) ? "" : null;
      default:
        return isLatin(before) && (isLatin(after) || text[at - 2] === ".") ? "" : null;
    }
  }

  /* Most kana stand beside no kanji; looked at by their numbers, which is faster. */
  function mayChange(at, text) {
    return KANJI[text.charCodeAt(at - 1)] || KANJI[text.charCodeAt(at + 1)] || text[at] === "あ";
  }

  /* Kana within a word: 取り組み is 取組み, 打ち合わせ is 打合せ, 支えあい is 支え合い. */
  function ofKana(kana, before, after, at, text) {
    if (kana === "あ") return isOfVerb(before, text[at - 2]) && "いうえっ".includes(after || "-") ? "合" : null;
    const isAfterKanji = isKanji(before);
    if (kana === "い" && before === "あ" && isKanji(after) && isOfVerb(text[at - 2], text[at - 3])) return "";
    if (!isAfterKanji && !(isKanji(after) && isKanji(text[at - 2] || "") && BETWEEN_TWO.has(before + kana))) return null;
    if (!isAfterKanji) return "";
    const second = text[at + 2] || "";
    if (isKanji(second) && BETWEEN_TWO.has(kana + after)) return "";
    if (kana === "わ") return before === "合" && after === "せ" ? "" : null;
    if (!isKanji(after) && !(after === "あ" && "いうえっ".includes(second || "-"))) return null;
    return BETWEEN.includes(kana) || (kana === "い" && BEFORE_I.includes(before)) ? "" : null;
  }

  function isOfVerb(before, first) {
    return before && first && BETWEEN.includes(before) && isKanji(first);
  }

  function ofCounter(letter, before, after) {
    if (after && before && (isDigit(before) || NUMERALS.includes(before)) && "月年所国条".includes(after)) return "か";
    if ("ヶケ".includes(letter) && isKanji(before) && isKanji(after)) return "が";
    if (letter === "ヶ" && isHiragana(before) && isKanji(after)) return "が";
    return letter === "ヶ" ? "ケ" : null;
  }

  /* A text with some of its letters put in another way; each that changes is told: where, and what stands there now. */
  function rewrite(text, roles, put, tell) {
    let changed = "";
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const role = roles[text.charCodeAt(at)];
      if (role === 0) continue;
      const now = put(role, at, text);
      if (now === null) continue;
      changed += text.slice(start, at) + now;
      if (tell) tell(at, now);
      start = at + 1;
    }
    return start ? changed + text.slice(start) : text;
  }

  /* The same, and for each letter of the result the place that it comes from. */
  function rewriteWithPlaces(text, roles, put) {
    const from = [];
    let end = 0;
    const changed = rewrite(text, roles, put, (at, now) => {
      for (; end < at; end += 1) from.push(end);
      for (let number = 0; number < now.length; number += 1) from.push(at);
      end = at + 1;
    });
    for (; end < text.length; end += 1) from.push(end);
    return { text: changed, from };
  }

  /* Half-width kana and kana taken apart have their marks behind them; here both become one letter. */
  const MARK = /[ﾞﾟ\u3099\u309a]/;
  const MARKED = /[ｦ-ﾝぁ-ゖァ-ヺ][ﾞﾟ\u3099\u309a]/g;

  function joinMarks(text) {
    return MARK.test(text) ? text.replace(MARKED, (pair) => pair.normalize("NFKC")) : text;
  }

  /* A text in its normal form, the text with its marks joined, and for each letter of the form its place in that. */
  function withPlaces(text) {
    const source = joinMarks(text);
    const letters = rewriteWithPlaces(source, ALONE, alone);
    const normal = rewriteWithPlaces(letters.text, AMONG, among);
    return { text: normal.text, source, from: normal.from.map((at) => letters.from[at]) };
  }

  renkei.normalise = (text) => rewrite(rewrite(joinMarks(String(text)), ALONE, alone), AMONG, among);

  renkei.letters = { isKanji, isHiragana, isKatakana, isLatin, isDigit, withPlaces };
})();
