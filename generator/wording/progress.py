"""What is told while a build is at work."""

WAITING = {
    "ja": "このプロジェクトの別の作成が動いています。終わるのを待ちます（やめるには Ctrl-C）。",
    "en": "Another build of this project is running. Waiting for it to end (Ctrl-C gives up).",
}
