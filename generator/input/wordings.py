"""Every message about a wrong input, in Japanese (the default) and English, one place for both.

The first line says what was expected and what was found; a second line says what to do.
"""

from __future__ import annotations

COUNT = {"ja": "{count} 件の問題があります。", "en": "Problems: {count}. "}
NOT_CHANGED = {"ja": "サイトは更新していません。", "en": "The site was not changed."}
NOTHING_PUBLISHED = {"ja": "公開先はそのままです。", "en": "The folder is as it was."}
NOTHING_BUNDLED = {
    "ja": "ZIP は作っていません。前のファイルはそのままです。",
    "en": "No ZIP was made; an older one is as it was.",
}
NOTHING_PRINTED = {
    "ja": "資料は作っていません。前のファイルはそのままです。",
    "en": "No handout was made; an older one is as it was.",
}
NOTHING_TAKEN = {"ja": "何も取り込んでいません。", "en": "Nothing was taken over."}

WORDINGS: dict[str, dict[str, str]] = {
    "suggestion": {"ja": "もしかして: {near}", "en": "Did you mean: {near}"},
    # Files and YAML
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
    # Types
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
    # Meetings, seminars and the schedule
    "month_or_day": {
        "ja": "月（2023-05）か日（2023-05-30）の形である必要がありますが、{found} です。",
        "en": "must be a month such as 2023-05 or a day such as 2023-05-30, but is {found}.",
    },
    "no_period": {
        "ja": "始まり（first）か終わり（last）が必要です。",
        "en": "needs first or last.",
    },
    "period_order": {
        "ja": "終わり（last）が、始まり（first）より前になっています。",
        "en": "last must not be before first.",
    },
    "event_until": {
        "ja": "最後の日（until）は、開催日（date）より後である必要があります。\n"
        "一日だけなら until の行を消してください。",
        "en": "until must be after date.\nDelete the line of until for an event of one day.",
    },
    "event_place": {
        "ja": "場所（place）の名があるのは、オンラインだけ（online）でないときに限ります。\n"
        "オンラインだけのときは place を {{status: none}} に、そうでないときは会場の名にしてください。",
        "en": "an event has a place unless it is online alone.\n"
        "Write place: {{status: none}} with online, or else the name of the place.",
    },
    "event_order": {
        "ja": "前の回（{limit}）より後の日である必要がありますが、{found} です。\n"
        "開催日の順に並べ、同じ日を二度書かないでください。",
        "en": "must be after the one before it ({limit}), but is {found}.\nWrite events by date, each once.",
    },
    # Translations, tables, pages, templates
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
    # Translations: what check and import say of them
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
    "unknown_column": {
        "ja": "{found} という列はありません。\n使える名は content/data.md の「項目の一覧」にあります。",
        "en": "there is no column {found}.\nThe codebook page lists all names.",
    },
    "registry_row": {
        "ja": "列は {expected} で、どれも空でない必要がありますが、そうなっていません。",
        "en": "must have the columns {expected}, none of them empty.",
    },
    "vocabulary_missing": {
        "ja": "{found} の語がありません。\ncontent/data/vocabulary.yml に label を書いてください。",
        "en": "has no word for {found}.\nAdd its label to content/data/vocabulary.yml.",
    },
    "site_url": {
        "ja": "http:// か https:// で始まる住所（ASCII の文字。? や # は付けない）が必要ですが、{found} です。\n"
        'https://example.org/renkei/ のように書くか、空（""）にしてください。',
        "en": "must be an address that begins with http:// or https:// (ASCII, no ? or #), but is {found}.\n"
        'Write it like https://example.org/renkei/, or leave it empty ("").',
    },
    "language_setting": {
        "ja": "言語の設定には title, name, tag, folder が必要ですが、{found} です。",
        "en": "a language needs title, name, tag and folder, but has {found}.",
    },
    "publisher_setting": {
        "ja": "extra.publisher には name, url, contact と licence（name と url）を、文字で書きます。",
        "en": "extra.publisher has name, url, contact and licence (with name and url), all of them texts.",
    },
    "template_syntax": {
        "ja": "テンプレートとして読めません（{detail}）。",
        "en": "is not a valid template ({detail}).",
    },
    "template_fault": {
        "ja": "テンプレートの実行に失敗しました（{detail}）。",
        "en": "the template failed ({detail}).",
    },
    "placed_view": {
        "ja": "{found} という表示はありません。\n使えるのは {expected} で、引数は文字と数だけです。",
        "en": "there is no view {found}.\nThere are {expected}, with text and numbers as arguments.",
    },
    "page_fault": {
        "ja": "MkDocs がページを作れませんでした（{detail}）。",
        "en": "MkDocs could not make the pages ({detail}).",
    },
    "frame_marker": {
        "ja": "枠のページに印 {expected} がありません。\n他の枠のページと同じ形にしてください。",
        "en": "the frame lacks the marker {expected}.\nGive it the form of the other frames.",
    },
    "broken_link": {
        "ja": "リンク先 {found} がありません。",
        "en": "links to {found}, which does not exist.",
    },
    # Rules inside one record
    "id_is_file_name": {
        "ja": "ファイル名（{stem}）と同じである必要がありますが、{found} です。",
        "en": "must equal the file name ({stem}), but is {found}.",
    },
    "alias_is_id": {
        "ja": "{found} という記録があるので、以前の id にはできません。\n別の記録の id でないか確かめてください。",
        "en": "there is a record {found}, so this cannot be a former id.\nIs it the id of another record?",
    },
    # Bundles
    "chosen_case": {
        "ja": "事例 {found} はありません。\ncases/ にあるファイルの名（.yml を除く）を書いてください。",
        "en": "there is no case {found}.\nWrite the name of a file in cases/, without .yml.",
    },
    "bundle_draft": {
        "ja": "事例 {found} は下書きなので配布できません。\n外すか、記録の publication を published にしてください。",
        "en": "the case {found} is a draft, which is not handed out.\n"
        "Leave it out, or set publication to published in its record.",
    },
    "chosen_language": {
        "ja": "言語 {found} はありません。あるのは {expected} です。",
        "en": "there is no language {found}. There are: {expected}.",
    },
    "chosen_empty": {
        "ja": "一つ以上の名を書く必要がありますが、空です。\n"
        "{option} {expected} のように書くか、すべてを入れるなら {option} を付けないでください。",
        "en": "must name at least one, but is empty.\nWrite {option} {expected}, say, or leave {option} out for all.",
    },
    "chosen_table": {
        "ja": "比較表 {found} はありません。あるのは {expected} です。",
        "en": "there is no table {found}. There are: {expected}.",
    },
    "handout_folder": {
        "ja": "ファイルである必要がありますが、フォルダーです。\nファイルの名まで書いてください。",
        "en": "must be a file, but is a folder.\nGive the name of a file.",
    },
    "handout_no_browser": {
        "ja": "PDFを作るには Chromium が必要ですが、見つかりません。\n"
        "Chromium、Google Chrome、Microsoft Edge のいずれかを入れるか、"
        "環境変数 RENKEI_CHROMIUM にその場所を書いてください。\n"
        "--html で作ったファイルを、手元のブラウザーで開いて印刷することもできます。",
        "en": "making a PDF needs Chromium, which was not found.\n"
        "Install Chromium, Google Chrome or Microsoft Edge, or set RENKEI_CHROMIUM to the path of one.\n"
        "Or make a file with --html and print it from any browser.",
    },
    "handout_browser_failed": {
        "ja": "ブラウザーが PDF を作れませんでした。\n{detail}\n"
        "--html で作ったファイルを、手元のブラウザーで開いて印刷することもできます。",
        "en": "the browser made no PDF.\n{detail}\nOr make a file with --html and print it from any browser.",
    },
    "bundle_date": {
        "ja": "2026-11-20 の形の、実在する日付である必要がありますが、「{found}」です。",
        "en": 'must be a date such as 2026-11-20, but is "{found}".',
    },
    "bundle_folder": {
        "ja": "ファイルである必要がありますが、フォルダーです。\n--to に .zip で終わるファイルの名を書いてください。",
        "en": "must be a file, but is a folder.\nName a file that ends in .zip with --to.",
    },
    "bundle_no_parent": {
        "ja": "このフォルダーがありません。\n--to のつづりを確かめるか、先に作ってください。",
        "en": "there is no such folder.\nCheck --to, or make the folder first.",
    },
    "bundle_no_zip": {
        "ja": "名が .zip で終わる必要があります。",
        "en": "must have a name that ends in .zip.",
    },
    "zip_name": {
        "ja": "この名のファイルは ZIP に入れられません。"
        "半角の英数字と - _ . で、{limit} 字以内、ページ・画像・データの種類である必要があり、"
        "Windows が使う名（con など）は使えません。\n"
        "ファイルの名を変えるか、ZIP が要らなければ --no-zip を付けてください。",
        "en": "a file of this name cannot go into the ZIP: it takes ASCII letters, digits and - _ . only, {limit} "
        "characters at most, pages, pictures and data, and no name that Windows keeps for itself (such as con).\n"
        "Rename the file, or add --no-zip where no ZIP is wanted.",
    },
    "zip_same_name": {
        "ja": "{found} と、大文字・小文字が違うだけです。Windows では一つしか展開できません。\n"
        "どちらかの名を変えてください。",
        "en": "differs from {found} in upper and lower case only; Windows unpacks just one.\nRename one of them.",
    },
    "publish_no_site": {
        "ja": "公開するサイトがありません。\nrenkei build で作ってください。",
        "en": "there is no site to publish.\nMake it with renkei build.",
    },
    "publish_inside": {
        "ja": "プロジェクトやサイトそのものの中へ、またはそれを含むフォルダーへは公開できません。\n"
        "--to に、ウェブサーバーが公開する別のフォルダーを指定してください。",
        "en": "cannot publish into the site, or into a folder that the project is in.\n"
        "Name another folder with --to, one that a web server shows.",
    },
    "publish_no_folder": {
        "ja": "フォルダーである必要がありますが、ファイルです。\n--to にフォルダーを指定してください。",
        "en": "must be a folder, but is a file.\nName a folder with --to.",
    },
    "publish_no_parent": {
        "ja": "フォルダーがありません。\n--to のつづりを確かめるか、先に作ってください。",
        "en": "there is no such folder.\nCheck --to, or make the folder first.",
    },
    "publish_foreign": {
        "ja": "renkei publish が置いたのではないファイルがあります（{found} など）。\n"
        "空のフォルダーを指定するか、この中に加えてよければ --force を付けてください。ほかのファイルは消しません。",
        "en": "holds files that renkei publish has not put there ({found}, for example).\n"
        "Name an empty folder, or add --force to publish into this one. Other files are left alone.",
    },
    "publish_in_the_way": {
        "ja": "公開先に、renkei publish が置いたのではない同じ名前のファイルがあります。\n"
        "移すか、置き換えてよければ --force を付けてください。",
        "en": "a file of this name is there that renkei publish has not put there.\n"
        "Move it away, or add --force to replace it.",
    },
    "publish_edited": {
        "ja": "公開したあとで、公開先のこのファイルが書き換えられています。\n"
        "残したい内容をプロジェクトに写すか、置き換えてよければ --force を付けてください。",
        "en": "was edited in the folder after it was published.\n"
        "Take what is to stay into the project, or add --force to replace it.",
    },
    "publish_blocked": {
        "ja": "公開先のこの場所には、フォルダーかリンクがあります。\n移してください（--force でも置き換えません）。",
        "en": "a folder or a link stands in this place.\nMove it away (--force does not replace it).",
    },
    "publish_list": {
        "ja": "renkei publish の一覧として読めません（{detail}）。\n"
        "直すか、消してから --force を付けてください（前に公開したファイルは、もう消されません）。",
        "en": "is not a list of renkei publish ({detail}).\n"
        "Mend it, or delete it and add --force (files that were published before are then not removed any more).",
    },
    "alias_twice": {
        "ja": "以前の id {found} は、もう使われています。\n一つの記録の aliases に一度だけ書いてください。",
        "en": "the former id {found} is taken already.\nWrite it once, in the aliases of one record.",
    },
    "id_reserved": {
        "ja": "{found} は、サイトが自分で作るページの名です。\nほかの id にしてください。",
        "en": "{found} is the name of a page that the site makes itself.\nChoose another id.",
    },
    "ageing_rates_nest": {
        "ja": "65歳以上の割合（{limit}）以下である必要がありますが、{found} です。\n"
        "ageing_rate_65 と入れ替わっていませんか。",
        "en": "must not exceed the share aged 65 or over ({limit}), but is {found}.\nWere the two rates swapped?",
    },
    "one_certification_definition": {
        "ja": "要介護認定率は、1号・2号に分けた値か、分けない値の一方だけです。\n定義が違うため、両方は書けません。",
        "en": "a municipality has certification rates by category or one total, never both.",
    },
    "coverage_matches_municipalities": {
        "ja": "自治体が {count} のとき {expected} である必要がありますが、{found} です。",
        "en": "must be {expected} with {count} municipalities, but is {found}.",
    },
    "staffing_adds_up": {
        "ja": "内訳の合計は総数（{total}）と同じである必要がありますが、{found} です。\n"
        "合わない理由が資料にあるなら、総数を status: doubtful にして理由を書いてください。",
        "en": "the groups must add up to the total ({total}), but give {found}.\n"
        "If the source itself does not add up, mark the total doubtful with the reason.",
    },
    "every_advice_has_its_topics": {
        "ja": "助言 {expected} 件のそれぞれに話題が一つ以上必要ですが、話題があるのは {found} 件です。\n"
        "助言と同じ順に、[goal, council] のように書いてください。",
        "en": "each of the {expected} pieces of advice needs one topic or more, but {found} have any.\n"
        "Write them in the order of the advice, such as [goal, council].",
    },
    "network_matches_staffing": {
        "ja": "内訳にある {found} がネットワークにありません。\nnetwork に加えるか、内訳を直してください。",
        "en": "{found} stands in staffing but not in network.",
    },
    "participants_add_up": {
        "ja": "職種の内訳の合計は参加者（{total}）と同じである必要がありますが、{found} です。",
        "en": "participants must add up to {total}, but give {found}.",
    },
    "share_matches_count": {
        "ja": "{count}÷{denominator} は {expected} % ですが、{found} と書かれています。\n"
        "母数が違うなら denominator を直してください。",
        "en": "{count}/{denominator} is {expected} %, but {found} is written.\nIs the denominator another one?",
    },
    "repeats_point_back": {
        "ja": "再掲の元（{found}）は、前にある再掲でない行である必要があります。",
        "en": "must name an earlier row that is no repeat itself, but names {found}.",
    },
    "measure_text_or_repeat": {
        "ja": "施策（text）か再掲の元（repeat_of）の一方が必要です。\n元の行が分からない再掲だけ、両方を書きます。",
        "en": "needs either text or repeat_of (both only where the first row is unknown).",
    },
    "measures_numbered": {
        "ja": "番号は 1 から順に続く必要があり、ここは {expected} ですが、{found} です。",
        "en": "rows are numbered from 1 without gaps: expected {expected}, found {found}.",
    },
    "outcome_exists": {
        "ja": "中間アウトカム {found} はありません。",
        "en": "there is no outcome {found}.",
    },
    "frequency_range": {
        "ja": "下限（{limit}）より大きい必要がありますが、{found} です。",
        "en": "must be more than at_least ({limit}), but is {found}.",
    },
    "covers_known_fields": {
        "ja": "この記録にない項目（{found}）です。",
        "en": "names a field that this record does not have ({found}).",
    },
    "fields_have_a_source": {
        "ja": "出典のない項目です。\nsources のどれかの covers に {found} を加えてください。",
        "en": "has no source.\nAdd {found} to the covers of one of the sources.",
    },
    "dates_in_order": {
        "ja": "公開日（{limit}）より前にはできませんが、{found} です。",
        "en": "must not be before the date published ({limit}), but is {found}.",
    },
    # Rules across records and registries
    "duplicate_id": {
        "ja": "id は一つの記録だけのものですが、{other} と同じ {found} です。",
        "en": "must be unique, but {other} has {found} too.",
    },
    "code_check_digit": {
        "ja": '"{found}" は検査数字が合いません（{name}は {codes}）。',
        "en": '"{found}" has a wrong check digit ({name} is {codes}).',
    },
    "code_check_digit_only": {
        "ja": '"{found}" は検査数字が合いません（先頭の5桁が正しければ {codes}）。',
        "en": '"{found}" has a wrong check digit (with these first five digits it is {codes}).',
    },
    "code_unknown": {
        "ja": '"{found}" は登録簿にありません（{name}は {codes}）。',
        "en": '"{found}" is not in the registry ({name} is {codes}).',
    },
    "code_unknown_only": {
        "ja": '"{found}" は登録簿にありません。\n'
        "content/data/ の municipalities.csv か prefectures.csv で確かめてください。",
        "en": '"{found}" is not in the registry.\nLook it up in content/data/municipalities.csv or prefectures.csv.',
    },
    "code_name": {
        "ja": "{found} は {name} の団体コードではありません（{found} は {expected}、{name} は {codes}）。",
        "en": "{found} is not the code of {name} ({found} is {expected}; {name} is {codes}).",
    },
    "unknown_case": {
        "ja": "id が {found} の記録はありません。",
        "en": "there is no record with the id {found}.",
    },
    "unknown_source": {
        "ja": "id が {found} の資料は content/data/sources.yml にありません。",
        "en": "there is no source with the id {found} in content/data/sources.yml.",
    },
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
    # Import of a census table
    "population_row": {
        "ja": "列は {expected} で、人口と割合は数か空である必要があります。\n"
        "手で直さず、renkei registry import で作り直してください。",
        "en": "must have the columns {expected}, with numbers or nothing as figures.\n"
        "Do not edit the file; make it anew with renkei registry import.",
    },
    "sheet_too_large": {
        "ja": "{limit} MB 以下である必要がありますが、{size} MB あります。\n"
        "全国の市区町村の表だけをダウンロードしてください。",
        "en": "must be at most {limit} MB, but is {size} MB.\nDownload the national table of municipalities only.",
    },
    "sheet_old_excel": {
        "ja": "古い形式の Excel（.xls）は読めません。\nExcel で開き、.xlsx か CSV で保存し直してください。",
        "en": "is an old Excel file (.xls), which cannot be read.\nOpen it in Excel and save it as .xlsx or CSV.",
    },
    "sheet_csv": {
        "ja": "CSV として読めません（{detail}）。\n引用符の対応を確かめるか、ダウンロードし直してください。",
        "en": "is not valid CSV ({detail}).\nCheck the quotes, or download the file again.",
    },
    "sheet_encoding": {
        "ja": "UTF-8、UTF-16、シフトJIS のいずれの文字でもありません。\nダウンロードし直してください。",
        "en": "is neither UTF-8 nor UTF-16 nor Shift_JIS.\nDownload the file again.",
    },
    "sheet_workbook": {
        "ja": "Excel のブックとして読めません（{detail}）。\nダウンロードし直すか、CSV を使ってください。",
        "en": "is not a workbook that can be read ({detail}).\nDownload the file again, or use the CSV.",
    },
    "census_no_codes": {
        "ja": "市区町村コード（5桁。13116 や 13116_豊島区 の形）の列が必要ですが、ありません。\n"
        "e-Stat で、地域のコードを付けて市区町村別の表をダウンロードしてください。",
        "en": "needs a column of municipal codes (five digits, such as 13116 or 13116_豊島区), but has none.\n"
        "Download the table by municipality from e-Stat with the codes of areas.",
    },
    "census_no_population": {
        "ja": "人口の総数の列が必要ですが、見出しに「人口」「総数」がありません。\n"
        "国勢調査の「都道府県・市区町村別の主な結果」など、人口のある表を使ってください。",
        "en": "needs a column with the total population, but no head says 人口 or 総数.\n"
        "Use a table with the population, such as 都道府県・市区町村別の主な結果 of the census.",
    },
    "census_missing": {
        "ja": "{expected} の市区町村の人口が必要ですが、{found} しかありません。\nない {count} 件: {missing}\n"
        "全国の表を使ってください（北方領土の村は数えません）。",
        "en": "needs the population of {expected} municipalities, but has {found}.\nMissing ({count}): {missing}\n"
        "Use the national table (villages of the northern territories do not count).",
    },
    "census_check_digit": {
        "ja": "団体コード {found} は検査数字が合いません（{expected} のはずです）。\nコードの列を確かめてください。",
        "en": "the code {found} has a wrong check digit (should be {expected}).\nCheck the column of codes.",
    },
    "census_double": {
        "ja": "コード {found} の同じ数値が二度あります（最初は {first}）。\n"
        "男女や国籍などの区分は「総数」だけにして、ダウンロードし直してください。",
        "en": "the same figure of code {found} stands twice (first at {first}).\n"
        "Download the table again with the totals (総数) only of sex, nationality and the like.",
    },
    "census_more": {
        "ja": "ここからも、同じ種類の問題が {count} 件あります。",
        "en": "from here on there are {count} more problems of this kind.",
    },
    "census_number": {
        "ja": "0 以上の数か、空を表す記号（- … *** X）である必要がありますが、「{found}」です。\n"
        "ダウンロードしたままのファイルを使ってください。",
        "en": 'must be a number of 0 or more, or a sign for none (- … *** X), but is "{found}".\n'
        "Use the file as it was downloaded.",
    },
    "census_share": {
        "ja": "割合は 100 % 以下である必要がありますが、{found} % になります。\n人口と年齢の列を確かめてください。",
        "en": "a share must be 100 % or less, but comes to {found} %.\nCheck the columns of population and age.",
    },
    "census_nest": {
        "ja": "75歳以上の割合は65歳以上の割合（{limit} %）以下である必要がありますが、{found} % です。\n"
        "列が入れ替わっていないか確かめてください。",
        "en": "the share aged 75 or over must not exceed that aged 65 or over ({limit} %), but is {found} %.\n"
        "Were the columns swapped?",
    },
}
