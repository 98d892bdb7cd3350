/* The one normaliser of texts and queries: what people write in several ways becomes one.

   Width, case, long-vowel marks, dots and hyphens, old forms of kanji, ヶ/ケ/が, numerals before つ, and kana between
   two kanji (取り組み = 取組み). Hiragana and katakana stay apart, so that タワー is not found in いたわる. */
(function () {
  "use strict";

  /* Pairs of an old or rare form and the usual one. */
  const FORMS =
    "邊辺邉辺齋斎齊斉髙高﨑崎碕崎濱浜濵浜澤沢廣広國国學学區区縣県檮梼鰺鯵惠恵鐵鉄圓円龍竜瀧滝櫻桜嶋島嶌島德徳眞真靜静壽寿榮栄藏蔵豐豊禮礼應応總総實実會会醫医體体來来" +
    "當当變変萬万號号圖図黑黒鹽塩鷗鴎鷄鶏麥麦點点齒歯獨独聲声處処釡釜嶽岳淵渕檜桧槇槙莊荘驛駅發発關関觀観權権勸勧歸帰續続曾曽讀読傳伝轉転團団專専戰戦單単營営勞労檢検險険" +
    "驗験劍剣壓圧圍囲爲為壹壱隱隠衞衛驅駆舊旧擧挙據拠虛虚經経輕軽莖茎徑径溪渓繼継儉倹顯顕效効恆恒碎砕濟済殘残絲糸辭辞兒児寫写收収從従澁渋獸獣縱縦肅粛將将稱称證証乘乗" +
    "條条狀状疊畳讓譲釀醸觸触寢寝盡尽粹粋醉酔數数攝摂竊窃淺浅錢銭潛潜纖繊禪禅雙双搜捜爭争裝装屬属墮堕對対帶帯滯滞擔担膽胆癡痴遲遅晝昼鑄鋳廳庁聽聴遞逓燈灯黨党貳弐惱悩" +
    "腦脳廢廃拜拝賣売髮髪拔抜祕秘佛仏竝並寶宝豫予餘余譽誉與与搖揺樣様謠謡亂乱覽覧兩両獵猟綠緑壘塁勵励齡齢戀恋爐炉樓楼錄録灣湾藥薬劑剤滿満氣気龜亀舍舎繩縄彌弥惡悪價価假仮諌諫塡填繫繋⻑長⻄西⻘青⻝食⻩黄⻫斉⻭歯⻲亀⻁虎⻆角⻉貝⻋車⻔門⻚頁⻛風⻜飛⻢馬⻣骨⻥魚⻦鳥⻨麦⻯竜⺟母" +
    "亞亜稻稲飮飲緣縁艷艶奧奥橫横歐欧毆殴黃黄溫温穩穏畫画壞壊懷懐繪絵槪概擴拡殼殻覺覚樂楽渴渇卷巻寬寛陷陥顏顔旣既戲戯犧犠峽峡挾挟狹狭鄕郷曉暁勳勲薰薫揭掲螢蛍藝芸缺欠圈圏獻献硏研嚴厳鑛鉱册冊雜雑參参慘惨棧桟蠶蚕贊賛濕湿釋釈緖緒敍叙奬奨燒焼剩剰壤壌" +
    "孃嬢淨浄囑嘱愼慎隨随髓髄樞枢瀨瀬踐践壯壮插挿聰聡增増臟臓臺台擇択彈弾斷断蟲虫鎭鎮盜盗鬪闘屆届姊姉霸覇蠻蛮甁瓶拂払倂併辨弁瓣弁辯弁舖舗步歩萠萌沒没飜翻每毎譯訳賴頼鄰隣靈霊郞郎祿禄亙亘瑤瑶內内吳呉戶戸產産敎教靑青淸清卽即歲歳歷歴曆暦鍊錬淚涙說説" +
    "稅税脫脱悅悦閱閲銳鋭瀉潟嚙噛餠餅麵麺姬姫昻昂蔣蒋遙遥凜凛薗園峯峰埜野頰頬巢巣徵徴晚晩穗穂羣群靭靱註注碍害癈廃聯連瘦痩鬭闘寳宝蹟跡盃杯弍弐讃賛吿告尙尚涉渉顚顛攜携恊協劃画蒐収綜総";
  /* Simplified Chinese forms, none of which is used in Japanese, so that a place or term is found by them too. */
  const SIMPLIFIED =
    "护護疗療连連县県岛島丰豊冈岡滨浜泽沢广広东東风風户戸饭飯见見师師员員专専业業务務险険调調协協议議构構关関门門间間问問诊診齿歯药薬剂剤术術训訓练練复復营営养養临臨" +
    "终終题題继継续続计計标標准準评評价価统統资資报報场場给給财財费費补補预予队隊实実际際电電话話网網络絡图図书書馆館级級经経验験车車转転辅輔导導轻軽龄齢灾災紧緊应応" +
    "对対变変无無难難认認证証识識词詞语語设設备備儿児妇婦妈媽亲親钱銭银銀铁鉄钏釧长長阳陽阴陰陆陸隶隷顾顧颜顔顺順项項须須领領频頻饮飲马馬鸟鳥鱼魚龟亀贺賀贵貴贸貿赖頼" +
    "赞賛军軍农農边辺达達过過运運还還进進远遠违違选選适適迁遷郑鄭邮郵乡郷锅鍋镇鎮众衆优優传伝伤傷侧側兰蘭兴興冲沖决決况況冻凍净浄减減刘劉则則刚剛创創别別剧劇办弁动動" +
    "劳労势勢华華单単卫衛历歴压圧厅庁发発听聴启啓团団园園围囲圆円圣聖坏壊块塊坚堅坝壩垒塁处処头頭奋奮奖奨妆粧孙孫宁寧审審宪憲宽寛宾賓层層岁歳币幣帐帳帮幇带帯庄荘库庫" +
    "弹弾归帰录録总総恳懇戏戯战戦执執扩拡扫掃扬揚择択挂掛损損换換摄摂时時显顕晓暁权権杂雑样様桥橋检検欢歓汤湯沟溝济済润潤涩渋满満灵霊热熱爱愛环環现現监監盘盤确確离離" +
    "种種积積穷窮竞競笔筆简簡类類粮糧约約纪紀纯純纳納纷紛线線组組细細织織结結绘絵绝絶绩績维維综綜绿緑编編缘縁缩縮罗羅职職联連聪聡肃粛胜勝胶膠脑脳节節艺芸苏蘇荣栄获獲" +
    "虑慮观観规規览覧觉覚订訂讨討让譲记記讲講许許论論访訪诉訴试試诚誠询詢该該详詳请請诸諸课課谈談谢謝负負责責败敗货貨质質购購轮輪输輸迟遅释釈针針钟鐘闭閉闻聞阅閲阶階" +
    "隐隠雾霧韩韓页頁飞飛驿駅驻駐骤驟鸿鴻盐塩齐斉龙竜缓緩视視烧焼纲綱测測额額";
  const USUAL = new Map();
  for (const pairs of [FORMS, SIMPLIFIED]) {
    for (let at = 0; at < pairs.length; at += 2) USUAL.set(pairs[at], pairs[at + 1]);
  }

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
  const FORMED = [[0x41, 0x5a], [0xa0, 0x24f], [0x2070, 0x209c], [0x2100, 0x218b], [0x2460, 0x24ff], [0x2f00, 0x2fd5], [0x3000, 0x3000], [0x3200, 0x33ff], [0xf900, 0xfaff], [0xff01, 0xffee]];
  const UNSEEN = [[0xad, 0xad], [0x200b, 0x200d], [0x2060, 0x2060], [0xfe00, 0xfe0f], [0xfeff, 0xfeff]];
  const OF_TWO = { "𠮷": "吉" };
  for (const [first, last] of FORMED) ALONE.fill(FORM, first, last + 1);
  for (const [first, last] of UNSEEN) ALONE.fill(DROPPED, first, last + 1);
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
