"""Messages about hand-written pages, templates, frames and links."""

PAGES: dict[str, dict[str, str]] = {
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
}
