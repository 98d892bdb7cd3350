"""Messages about rules across the fields of a record, and across records and registries."""

RULES: dict[str, dict[str, str]] = {
    # Inside one record
    "id_is_file_name": {
        "ja": "ファイル名（{stem}）と同じである必要がありますが、{found} です。",
        "en": "must equal the file name ({stem}), but is {found}.",
    },
    "alias_is_id": {
        "ja": "{found} という記録があるので、以前の id にはできません。\n別の記録の id でないか確かめてください。",
        "en": "there is a record {found}, so this cannot be a former id.\nIs it the id of another record?",
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
    # Across records and registries
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
}
