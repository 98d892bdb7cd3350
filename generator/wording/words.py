"""Messages about the glossary, and about readings of words."""

WORDS: dict[str, dict[str, str]] = {
    # Glossary of the search
    "glossary_head": {
        "ja": "1行目は列の名（{expected}）をタブで区切って並べたものである必要があります。",
        "en": "the first line must be the names of the columns ({expected}) with tabs between them.",
    },
    "glossary_columns": {
        "ja": "タブで区切った {expected} 列で、用語と読みが空でない必要がありますが、{found} 列です。",
        "en": "must have {expected} columns with tabs between them, term and reading filled, but has {found}.",
    },
    "glossary_double": {
        "ja": "「{found}」は {first} 行目にもあります。\n一つの語は一つの行だけに書いてください。",
        "en": '"{found}" stands in line {first} too.\nA word belongs to one line only.',
    },
    "glossary_circular": {
        "ja": "「{found}」は、自分自身の言い換えになっています。\n用語と同義語のどちらか一方にだけ書いてください。",
        "en": '"{found}" is a synonym of itself.\nWrite it either as the term or as a synonym.',
    },
    "glossary_see": {
        "ja": "関連するページ「{found}」がありません。\n"
        "programme、types#network、cases/kamaishi、tables/staffing のように書いてください。",
        "en": 'there is no page "{found}".\n'
        "Write programme, types#network, cases/kamaishi or tables/staffing, for example.",
    },
    "glossary_long": {
        "ja": "定義は {limit} 字以内である必要がありますが、{found} 字です。",
        "en": "a definition must have {limit} letters at most, but has {found}.",
    },
    # Readings of words
    "readings_head": {
        "ja": "1行目は word と reading をタブで区切って並べたものである必要がありますが、{found} です。",
        "en": "the first line must be word and reading with a tab between them, but is {found}.",
    },
    "readings_columns": {
        "ja": "語と読みをタブで区切った行である必要がありますが、{found} です。\n"
        "語に空白を入れず、空の行は消してください。",
        "en": "must be a word and its reading with a tab between them, but is {found}.\n"
        "No spaces in the word, no empty lines.",
    },
    "readings_kanji": {
        "ja": "漢字のある語である必要がありますが、{found} です。\n読みの要らない行なので、消してください。",
        "en": "must be a word with kanji, but is {found}.\nIt needs no reading: delete the line.",
    },
    "readings_double": {
        "ja": "「{found}」は {first} 行目にもあります。\nどちらかを消してください。",
        "en": '"{found}" stands in line {first} too.\nDelete one of them.',
    },
    "reading_kana": {
        "ja": "読みはひらがなで書く必要がありますが、{found} です。",
        "en": "the reading must be in hiragana, but is {found}.",
    },
}
