"""The success criteria of levels A and AA: those of JIS X 8341-3:2016, and what WCAG 2.1 and 2.2 add to them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from generator.language.words import N_


class Criterion(NamedTuple):
    """A success criterion."""

    number: str
    level: Literal["A", "AA"]
    name: str
    """In Japanese, as the standard has it."""


JIS = (
    Criterion("1.1.1", "A", N_("非テキストコンテンツ")),
    Criterion("1.2.1", "A", N_("音声のみ及び映像のみ（収録済み）")),
    Criterion("1.2.2", "A", N_("キャプション（収録済み）")),
    Criterion("1.2.3", "A", N_("音声解説、又はメディアに対する代替（収録済み）")),
    Criterion("1.2.4", "AA", N_("キャプション（ライブ）")),
    Criterion("1.2.5", "AA", N_("音声解説（収録済み）")),
    Criterion("1.3.1", "A", N_("情報及び関係性")),
    Criterion("1.3.2", "A", N_("意味のある順序")),
    Criterion("1.3.3", "A", N_("感覚的な特徴")),
    Criterion("1.4.1", "A", N_("色の使用")),
    Criterion("1.4.2", "A", N_("音声の制御")),
    Criterion("1.4.3", "AA", N_("コントラスト（最低限レベル）")),
    Criterion("1.4.4", "AA", N_("テキストのサイズ変更")),
    Criterion("1.4.5", "AA", N_("文字画像")),
    Criterion("2.1.1", "A", N_("キーボード")),
    Criterion("2.1.2", "A", N_("キーボードトラップなし")),
    Criterion("2.2.1", "A", N_("タイミング調整可能")),
    Criterion("2.2.2", "A", N_("一時停止、停止及び非表示")),
    Criterion("2.3.1", "A", N_("3回の閃光、又は閾値以下")),
    Criterion("2.4.1", "A", N_("ブロックスキップ")),
    Criterion("2.4.2", "A", N_("ページタイトル")),
    Criterion("2.4.3", "A", N_("フォーカス順序")),
    Criterion("2.4.4", "A", N_("リンクの目的（コンテキスト内）")),
    Criterion("2.4.5", "AA", N_("複数の手段")),
    Criterion("2.4.6", "AA", N_("見出し及びラベル")),
    Criterion("2.4.7", "AA", N_("フォーカスの可視化")),
    Criterion("3.1.1", "A", N_("ページの言語")),
    Criterion("3.1.2", "AA", N_("一部分の言語")),
    Criterion("3.2.1", "A", N_("フォーカス時")),
    Criterion("3.2.2", "A", N_("入力時")),
    Criterion("3.2.3", "AA", N_("一貫したナビゲーション")),
    Criterion("3.2.4", "AA", N_("一貫した識別性")),
    Criterion("3.3.1", "A", N_("エラーの特定")),
    Criterion("3.3.2", "A", N_("ラベル又は説明")),
    Criterion("3.3.3", "AA", N_("エラー修正の提案")),
    Criterion("3.3.4", "AA", N_("エラー回避（法的、金融及びデータ）")),
    Criterion("4.1.1", "A", N_("構文解析")),
    Criterion("4.1.2", "A", N_("名前（name）、役割（role）及び値（value）")),
)
"""Levels A (25) and AA (13) of JIS X 8341-3:2016, which are those of WCAG 2.0."""

LATER = (
    Criterion("1.3.4", "AA", N_("表示の向き")),
    Criterion("1.3.5", "AA", N_("入力目的の特定")),
    Criterion("1.4.10", "AA", N_("リフロー")),
    Criterion("1.4.11", "AA", N_("非テキストのコントラスト")),
    Criterion("1.4.12", "AA", N_("テキストの間隔")),
    Criterion("1.4.13", "AA", N_("ホバー又はフォーカスで表示されるコンテンツ")),
    Criterion("2.1.4", "A", N_("文字キーのショートカット")),
    Criterion("2.4.11", "AA", N_("隠されないフォーカス（最低限）")),
    Criterion("2.5.1", "A", N_("ポインタのジェスチャ")),
    Criterion("2.5.2", "A", N_("ポインタのキャンセル")),
    Criterion("2.5.3", "A", N_("名前（name）のラベル")),
    Criterion("2.5.4", "A", N_("動きによる起動")),
    Criterion("2.5.7", "AA", N_("ドラッグ動作")),
    Criterion("2.5.8", "AA", N_("ターゲットのサイズ（最低限）")),
    Criterion("3.2.6", "A", N_("一貫したヘルプ")),
    Criterion("3.3.7", "A", N_("冗長な入力項目")),
    Criterion("3.3.8", "AA", N_("アクセシブルな認証（最低限）")),
    Criterion("4.1.3", "AA", N_("ステータスメッセージ")),
)
"""What WCAG 2.1 and 2.2 add on levels A and AA; the Japanese standard has none of them yet."""

ON_MEDIA = frozenset({"1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.4.2"})
"""Criteria on sound and video: where pages have neither, there is nothing that they apply to."""
