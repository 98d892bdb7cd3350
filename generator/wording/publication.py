"""Messages about what is handed out, printed and published."""

PUBLICATION: dict[str, dict[str, str]] = {
    # What is chosen
    "chosen_case": {
        "ja": "事例 {found} はありません。\ncases/ にあるファイルの名（.yml を除く）を書いてください。",
        "en": "there is no case {found}.\nWrite the name of a file in cases/, without .yml.",
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
    "bundle_draft": {
        "ja": "事例 {found} は下書きなので配布できません。\n外すか、記録の publication を published にしてください。",
        "en": "the case {found} is a draft, which is not handed out.\n"
        "Leave it out, or set publication to published in its record.",
    },
    # Handouts on paper
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
    # ZIPs
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
    # The folder of a web server
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
}
