"""Which language a flow's voice speaks, as far as its blocks set one."""

import re

from harness.phone.formats.blocks import Block, Flow

_VOICES = {
    "ar": "Zeina Hala Zayd",
    "ca": "Arlet",
    "cs": "Jitka",
    "cy": "Gwyneth",
    "da": "Naja Mads Sofie",
    "de": "Marlene Vicki Hans Daniel Hannah Sabrina",
    "es": "Conchita Lucia Enrique Sergio Mia Andres Lupe Penelope Miguel Pedro Raul Alba",
    "fi": "Suvi",
    "fr": "Celine Lea Mathieu Remi Chantal Gabrielle Liam Isabelle",
    "hi": "Aditi Kajal",
    "is": "Dora Karl",
    "it": "Carla Bianca Giorgio Adriano",
    "ja": "Mizuki Takumi Kazuha Tomoko",
    "ko": "Seoyeon Jihye",
    "nb": "Liv Ida",
    "nl": "Lotte Ruben Laura Lisa",
    "pl": "Ewa Maja Jacek Jan Ola",
    "pt": "Camila Vitoria Ricardo Thiago Ines Cristiano",
    "ro": "Carmen",
    "ru": "Tatyana Maxim",
    "sv": "Astrid Elin",
    "tr": "Filiz Burcu",
    "zh": "Zhiyu Hiujin",
}
"""The voices of Amazon Polly that do not speak English (Amazon Polly developer guide, available voices)."""
_LANGUAGES = {voice: language for language, voices in _VOICES.items() for voice in voices.split()}
_CODE = re.compile(r"([a-z]{2})(?:[-_][A-Za-z]{2,4})?")
_USUAL = "en"


def language_of(block: Block) -> str | None:
    """The language that a block sets, as an ISO 639-1 code; none where it sets none that can be known."""
    code = _CODE.fullmatch(block.words("LanguageCode"))
    if code:
        return code[1]
    voice = block.words("TextToSpeechVoice")
    known = re.fullmatch(r"[A-Z][a-zéè]+", voice)
    return _LANGUAGES.get(voice, _USUAL) if known else None


def language(flow: Flow) -> str:
    """The language of a flow's words: the one that its blocks set, where it is one; else English."""
    found = {language_of(block) for block in flow.blocks.values()} - {None}
    only = found.pop() if len(found) == 1 else None
    return only or _USUAL
