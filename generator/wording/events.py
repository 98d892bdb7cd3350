"""Messages about meetings, seminars and the schedule of a year."""

EVENTS: dict[str, dict[str, str]] = {
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
}
