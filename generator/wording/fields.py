"""Messages about the values of single fields: their types, limits and forms."""

FIELDS: dict[str, dict[str, str]] = {
    "missing": {
        "ja": "必須の項目ですが、ありません。\n{label}を書いてください。",
        "en": "is required but missing.",
    },
    "extra_forbidden": {
        "ja": "知らない項目です。\n項目名のつづりと字下げを確かめてください。",
        "en": "is not a known field.\nCheck its spelling and indentation.",
    },
    "literal_error": {
        "ja": "{expected} のいずれかですが、{found} です。",
        "en": "must be one of {expected}, but is {found}.",
    },
    "string_type": {
        "ja": '文字である必要がありますが、{found} です。\n数字だけの文字は引用符で囲んでください（"032115"）。',
        "en": 'must be text, but is {found}.\nQuote text that is all digits ("032115").',
    },
    "int_type": {
        "ja": "整数である必要がありますが、{found} です。\n桁区切りや単位を付けず、半角数字で書いてください。",
        "en": "must be a whole number, but is {found}.\nNo separators, no unit.",
    },
    "float_type": {
        "ja": "数である必要がありますが、{found} です。\n桁区切りや単位を付けず、半角数字で書いてください。",
        "en": "must be a number, but is {found}.\nNo separators, no unit.",
    },
    "bool_type": {
        "ja": "true か false である必要がありますが、{found} です。",
        "en": "must be true or false, but is {found}.",
    },
    "list_type": {
        "ja": "並び（「- 」で始まる行）である必要がありますが、{found} です。",
        "en": "must be a list (lines that begin with `- `), but is {found}.",
    },
    "model_type": {
        "ja": "「項目: 値」の並びである必要がありますが、{found} です。",
        "en": "must be a mapping of fields, but is {found}.",
    },
    "greater_than_equal": {
        "ja": "{limit} 以上である必要がありますが、{found} です。",
        "en": "must be {limit} or more, but is {found}.",
    },
    "less_than_equal": {
        "ja": "{limit} 以下である必要がありますが、{found} です。",
        "en": "must be {limit} or less, but is {found}.",
    },
    "string_pattern_mismatch": {
        "ja": "決まった形（{pattern}）である必要がありますが、{found} です。",
        "en": "must have the form {pattern}, but is {found}.",
    },
    "string_too_short": {"ja": "空です。\n値を書いてください。", "en": "is empty.\nWrite a value."},
    "string_too_long": {
        "ja": "{limit} 文字までですが、{found} です。",
        "en": "may have {limit} characters at most, but is {found}.",
    },
    "too_short": {
        "ja": "{limit} 個以上必要ですが、{count} 個です。",
        "en": "needs at least {limit} entries, but has {count}.",
    },
    "too_long": {
        "ja": "{limit} 個までですが、{count} 個あります。",
        "en": "may have {limit} entries at most, but has {count}.",
    },
    "text_space": {
        "ja": "前後に空白がなく、改行もない文字である必要がありますが、{found} です。\n"
        "一行で書いてください（折り返すと日本語の途中に空白が入ります）。",
        "en": "must be one line without spaces around it, but is {found}.",
    },
    "iso_date": {
        "ja": "日付（2026-11-22 の形）である必要がありますが、{found} です。",
        "en": "must be a date such as 2026-11-22, but is {found}.",
    },
    "reason_missing": {
        "ja": "不明（unknown）と要確認（doubtful）には理由が必要です。\nreason: を書いてください。",
        "en": "unknown and doubtful need a reason.\nAdd reason:.",
    },
    "marked_value": {
        "ja": "value を書くのは要確認（doubtful）のときで、そのときは必須です。",
        "en": "value belongs to doubtful, and doubtful needs one.",
    },
    "no_year": {
        "ja": "開始年（start）か終了年（end）が必要です。",
        "en": "needs start or end.",
    },
}
