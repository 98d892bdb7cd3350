"""Messages about census tables, and about the figures taken from them."""

CENSUS: dict[str, dict[str, str]] = {
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
