"""Messages about files as a whole, and about YAML as this project reads it."""

FILES: dict[str, dict[str, str]] = {
    "missing_file": {
        "ja": "ファイルがありません。\n{what}を置いてください。",
        "en": "the file is missing.\nAdd {what}.",
    },
    "not_utf8": {
        "ja": "UTF-8 で書かれている必要がありますが、{offset} バイト目が UTF-8 ではありません。\n"
        "エディターの「名前を付けて保存」で UTF-8 を選んでください。",
        "en": "must be UTF-8, but byte {offset} is not.\nSave the file as UTF-8.",
    },
    "too_large": {
        "ja": "{limit} KB 以下である必要がありますが、{size} KB あります。\n記録を分けてください。",
        "en": "must be at most {limit} KB, but is {size} KB.\nSplit the record.",
    },
    "bad_character": {
        "ja": "制御文字または文字の向きを変える文字 {character} は使えません。\nこの文字を消してください。",
        "en": "control or text-direction character {character} is not allowed.\nDelete it.",
    },
    "yaml_syntax": {
        "ja": "YAML として読めません（{detail}）。\nこの行と、その前の行の字下げ・引用符・コロンを見てください。",
        "en": "is not valid YAML ({detail}).\nLook at indentation, quotes and colons here and one line above.",
    },
    "yaml_alias": {
        "ja": "別名（& や *）は使えません。\n値をそのまま書いてください。文字として使うときは引用符で囲みます。",
        "en": "anchors and aliases (& and *) are not allowed.\nWrite the value out, or quote it.",
    },
    "yaml_tag": {
        "ja": "タグ（{tag}）は使えません。\n消すか、文字として使うときは引用符で囲んでください。",
        "en": "tags ({tag}) are not allowed.\nDelete it, or quote the text.",
    },
    "yaml_duplicate_key": {
        "ja": "同じ項目が二度あります（{key}。最初は {first} 行目）。\nどちらかを消してください。",
        "en": "the key {key} stands twice (first in line {first}).\nDelete one of them.",
    },
    "yaml_key": {
        "ja": "項目の名は文字列である必要があります。\n「名: 値」の形で書いてください。",
        "en": "a key must be a word.\nWrite it as `name: value`.",
    },
    "yaml_depth": {
        "ja": "入れ子は {limit} 段までですが、それより深くなっています。",
        "en": "may be nested {limit} levels deep at most, but is deeper.",
    },
    "yaml_documents": {
        "ja": "一つのファイルに書ける文書は一つですが、二つ目（---）があります。\nファイルを分けてください。",
        "en": "one file holds one document, but a second one (---) begins here.\nSplit the file.",
    },
    "yaml_empty": {
        "ja": "中身がありません。\n項目を書いてください。",
        "en": "is empty.\nWrite its fields.",
    },
    "yaml_no_value": {
        "ja": "値がありません。\n記載がないなら行ごと消すか、status: not_stated と書いてください。",
        "en": "has no value.\nDelete the line, or write status: not_stated.",
    },
    "yaml_not_mapping": {
        "ja": "「項目: 値」の並びが必要ですが、{found} です。",
        "en": "must be a mapping of fields, but is {found}.",
    },
}
