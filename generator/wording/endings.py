"""How messages end: what was probably meant, how many problems there are, and what was not changed."""

SUGGESTION = {"ja": "もしかして: {near}", "en": "Did you mean: {near}"}
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
