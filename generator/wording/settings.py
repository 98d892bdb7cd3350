"""Messages about settings, tables, registries and the vocabulary."""

SETTINGS: dict[str, dict[str, str]] = {
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
}
