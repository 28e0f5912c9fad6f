"""Text typed for the old fonts .VnTime (TCVN3, also called ABC) and VNI-Times, read as Unicode."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

Encoding = Literal["", "tcvn3", "vni"]

# TCVN 5712 (VN3): one code a letter. Only the seven letters without a tone have a capital; all
# other capitals are the small letter in a font whose name ends in H.
TCVN3 = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢§£¤¥¦",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
"""Each code of TCVN3 as Windows shows it in other fonts, and its letter."""

_VNI_VOWELS = {
    "a": "ø:à û:ả õ:ã ù:á ï:ạ ê:ă è:ằ ú:ẳ ü:ẵ é:ắ ë:ặ â:â à:ầ å:ẩ ã:ẫ á:ấ ä:ậ",
    "e": "ø:è û:ẻ õ:ẽ ù:é ï:ẹ â:ê à:ề å:ể ã:ễ á:ế ä:ệ",
    "o": "ø:ò û:ỏ õ:õ ù:ó ï:ọ â:ô à:ồ å:ổ ã:ỗ á:ố ä:ộ",
    "u": "ø:ù û:ủ õ:ũ ù:ú ï:ụ",
    "y": "ø:ỳ û:ỷ õ:ỹ ù:ý",
    "ô": "ø:ờ û:ở õ:ỡ ù:ớ ï:ợ",
    "ö": "ø:ừ û:ử õ:ữ ù:ứ ï:ự",
}
_VNI_SINGLE = {"ì": "ì", "æ": "ỉ", "ó": "ĩ", "í": "í", "ò": "ị", "ô": "ơ", "ö": "ư", "ñ": "đ"} | {
    "î": "ỵ"
}


def _vni() -> dict[str, str]:
    small = dict(_VNI_SINGLE)
    for vowel, marks in _VNI_VOWELS.items():
        for pair in marks.split():
            mark, letter = pair.split(":")
            small[vowel + mark] = letter
    mixed = {code.capitalize(): letter.upper() for code, letter in small.items()}
    return small | mixed | {code.upper(): letter.upper() for code, letter in small.items()}


VNI = _vni()
"""Each code of VNI, a letter or a letter and its mark, and the letter that it stands for."""

_TCVN3_TABLE = str.maketrans(TCVN3)
_VNI_CODE = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_ONLY_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_WORD = re.compile(r"[^\s\d.,;:/()\-]*[^\x00-\x7f][^\s\d.,;:/()\-]*")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
    r"(?:yêu|iêu|uôi|ươi|ươu|oai|oao|oay|oeo|uao|uây|uya|uyê|uyu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu"
    r"|oa|oă|oe|oi|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])"
    r"(?:ch|nh|ng|[cmnpt])?"
)
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# So many words of one encoding say more than a chance likeness.
_ENOUGH = 0.6


def of_font(name: str) -> tuple[Encoding, bool]:
    """The encoding that a font stands for, and whether it shows small letters as capitals."""
    bare = name.strip().casefold()
    if bare.startswith(".vn"):
        return "tcvn3", bare.endswith("h")
    return ("vni" if bare.startswith("vni") else ""), False


def decode(written: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """The text in Unicode (NFC); one that holds Unicode letters already is left as it is."""
    if not encoding or _ONLY_UNICODE.search(written):
        return unicodedata.normalize("NFC", written)
    if encoding == "tcvn3":
        read = written.translate(_TCVN3_TABLE)
    else:
        read = _VNI_CODE.sub(lambda found: VNI[found[0]], written)
    return read.upper() if capitals else read


def detect(texts: Iterable[str]) -> Encoding:
    """The encoding in which most words of a column are Vietnamese; "" for Unicode or none."""
    words = [
        word
        for written in texts
        if not _ONLY_UNICODE.search(written)
        for word in _WORD.findall(unicodedata.normalize("NFC", written))
    ]
    scores: dict[Encoding, int] = {
        encoding: sum(_is_vietnamese(decode(word, encoding)) for word in words)
        for encoding in ("", "tcvn3", "vni")
    }
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if words and scores[best] >= len(words) * _ENOUGH else ""


@functools.lru_cache(maxsize=8192)
def _is_vietnamese(word: str) -> bool:
    """Whether a word is one sound syllable, its capitals as people write them."""
    if not (word.islower() or word.isupper() or word == word.capitalize()):
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in apart if mark in _TONES]
    bare = "".join(mark for mark in apart if mark not in _TONES)
    return len(tones) < 2 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))
