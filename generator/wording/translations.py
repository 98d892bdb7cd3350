"""Messages about translations: their files, what translators send back, and new languages."""

TRANSLATIONS: dict[str, dict[str, str]] = {
    # PO files, and whether they say what the Japanese says
    "po_syntax": {
        "ja": "PO ファイルとして読めません（{detail}）。\n引用符と msgid・msgstr の行を確かめてください。",
        "en": "is not a valid PO file ({detail}).\nCheck the quotes and the msgid and msgstr lines.",
    },
    "po_placeholders": {
        "ja": "差し込み（{expected}）は原文と訳文で同じである必要がありますが、訳文は {found} です。",
        "en": "must keep the placeholders of the source ({expected}), but is {found}.",
    },
    "review": {
        "ja": "確認した人と日付（2026-11-22 の形）は両方必要ですが、人は {by}、日付は {on} です。\n"
        "両方を書くか、両方を消してください。消すと機械翻訳として示します。",
        "en": "a review needs both a name and a date such as 2026-11-22, but has {by} and {on}.\n"
        "Write both, or delete both: the file then counts as machine-made.",
    },
    "po_figure_lost": {
        "ja": "原文の数（{expected}）が訳文にありません。訳文は「{found}」です。\n"
        "数を訳文に入れてください。正しい訳なら、訳者のコメントに figures: checked と書いてください。",
        "en": "the figures {expected} of the source are not in the translation: {found}\n"
        "Put them in. If the translation is right, write the translator's comment figures: checked.",
    },
    "po_figure_added": {
        "ja": "訳文の数（{found}）が原文にありません。原文は「{source}」です。\n"
        "数を直してください。正しい訳なら、訳者のコメントに figures: checked と書いてください。",
        "en": "the figures {found} of the translation are not in the source: {source}\n"
        "Correct them. If the translation is right, write the translator's comment figures: checked.",
    },
    "po_parts": {
        "ja": "縦線（|）と改行の数は原文と同じである必要がありますが、訳文は「{found}」です。",
        "en": "must have as many bars (|) and line ends as the source, but is: {found}",
    },
    "po_forbidden": {
        "ja": "「{found}」は使わないことにした語です（{reason}）。\n「{instead}」と書いてください。",
        "en": '"{found}" is a word that is not used here ({reason}).\nWrite "{instead}".',
    },
    "forbidden_columns": {
        "ja": "タブで区切った {expected} 列で、最後の列のほかは空でない必要がありますが、{found} 列です。",
        "en": "must have {expected} columns with tabs between them, none but the last empty, but has {found}.",
    },
    # Exchange with translators
    "exchange_no_language": {
        "ja": "言語は {expected} のいずれかですが、{found} です。\n新しい言語は renkei translate add で加えます。",
        "en": "the language must be one of {expected}, but is {found}.\nAdd a new one with renkei translate add.",
    },
    "exchange_workbook": {
        "ja": "Excel のブック（.xlsx）でも PO ファイルでもありません。\n"
        "renkei translate export で作ったファイルを、.xlsx のまま保存し直してください。",
        "en": "is neither a workbook (.xlsx) nor a PO file.\n"
        "Use the file that renkei translate export made, saved as .xlsx.",
    },
    "exchange_no_files": {
        "ja": "PO ファイル（.po）がありません。",
        "en": "holds no PO files (.po).",
    },
    "exchange_double_file": {
        "ja": "同じ名のファイルがもう一つあります（{first}）。\nどちらかを除いてください。",
        "en": "has the same name as {first}.\nTake one of them out.",
    },
    "exchange_form": {
        "ja": "renkei translate export で作ったブック（{expected}）ではありません。\n"
        "about のシートを残したまま返してもらってください。",
        "en": "is not a workbook that renkei translate export made ({expected}).\nThe sheet about must stay in it.",
    },
    "exchange_language": {
        "ja": "言語は {expected} である必要がありますが、{found} です。\nファイルか --language を確かめてください。",
        "en": "must be of the language {expected}, but is of {found}.\nCheck the file and --language.",
    },
    "exchange_other_sheet": {
        "ja": "渡したブックにないシートです。\n除いてください。",
        "en": "is a sheet that was not handed out.\nTake it out.",
    },
    "exchange_heads": {
        "ja": "見出しが変わっています。次の列が必要です: {expected}\n列を消したり動かしたりしないでください。",
        "en": "has other heads than these: {expected}\nNo column may be moved or deleted.",
    },
    "exchange_formula": {
        "ja": "数式のセルは使えません（{found}）。\n文字として書いてください。",
        "en": "is a formula ({found}).\nWrite it as text.",
    },
    "exchange_no_text": {
        "ja": "文字のセルではありません（{found}）。\nセルの書式を文字列にして書き直してください。",
        "en": "is no text ({found}).\nSet the format of the cell to text and write it again.",
    },
    "exchange_no_record": {
        "ja": "{found} という記録はありません。",
        "en": "there is no record {found}.",
    },
    "exchange_unknown": {
        "ja": "id {found} は、渡した一覧にありません。\n行を除くか、id を元に戻してください。",
        "en": "the id {found} was not handed out.\nTake the row out, or put its id back.",
    },
    "exchange_double": {
        "ja": "同じ文（{found}）が二度あります（最初は {first} 行目）。\nどちらかを除いてください。",
        "en": "the text {found} stands twice (first in line {first}).\nTake one of them out.",
    },
    "exchange_source": {
        "ja": "日本語のセルが変わっています。\n元: {expected}\n今: {found}\n元に戻してください。",
        "en": "the Japanese was changed here.\nWas: {expected}\nIs: {found}\nPut it back.",
    },
    "exchange_other_version": {
        "ja": "渡したあとで、日本語が変わりました。\n前: {old}\n今: {new}\n"
        "新しいファイルを書き出して今の日本語に合わせて訳すか、この行を除き --partial を付けて取り込んでください。",
        "en": "the Japanese has changed since.\nOld: {old}\nNew: {new}\n"
        "Export a new file and translate what the Japanese says now, or take the row out and add --partial.",
    },
    "exchange_gone": {
        "ja": "この文は、今のプロジェクトにありません: {old}\n行を除くか、新しいファイルを書き出してください。",
        "en": "this text is not in the project: {old}\nTake the row out, or export a new file.",
    },
    "exchange_missing": {
        "ja": "{of} 行のうち {count} 行がありません: {ids}\n"
        "行を消したのでなければファイルを確かめ、残りだけを取り込むときは --partial を付けてください。",
        "en": "{count} of {of} rows are missing: {ids}\nCheck the file; to take over the rest alone, add --partial.",
    },
    "exchange_conflict": {
        "ja": "渡したあとで、別の人がこの訳を変えました。\n今: {now}\n届いた訳: {found}\n"
        "どちらにするか決め、新しいファイルを書き出して書いてください。",
        "en": "someone else has changed this translation since.\nIs: {now}\nCame back: {found}\n"
        "Decide between them, and write it into a new export.",
    },
    # A new language
    "language_key": {
        "ja": "言語の名は fr、zh-hant のような小文字である必要がありますが、{found} です。",
        "en": "a language is named in small letters such as fr or zh-hant, but this one is {found}.",
    },
    "language_exists": {
        "ja": "{found} は、もうあります。",
        "en": "there is {found} already.",
    },
    "language_tag": {
        "ja": "{found} という言語のタグはありません。\n--tag に fr や zh-Hant のようなタグを書いてください。",
        "en": "there is no language tag {found}.\nGive one such as fr or zh-Hant with --tag.",
    },
    "language_folder": {
        "ja": "フォルダーがもうあります。\n中身を確かめ、要らなければ消してください。",
        "en": "the folder is there already.\nLook what is in it, and delete it if nobody needs it.",
    },
    "language_place": {
        "ja": "extra.languages と nav に、元の言語の項目が決まった形で見つかりません。\n"
        "一行に一つの項目を、字下げで書いてください。",
        "en": "has no entry of the source language in extra.languages or nav in the usual form.\n"
        "Write one item a line, with indentation.",
    },
}
