"""The two kinds of failure a user may see; every other exception is a bug of ours."""

from __future__ import annotations

import errno

_CAUSES = {
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "ổ đĩa đã đầy",
    errno.EFBIG: "tệp lớn hơn mức ổ đĩa cho phép",
    errno.EACCES: "không được phép ghi, hoặc tệp đang mở ở chương trình khác",
    errno.EPERM: "không được phép ghi",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EBUSY: "tệp đang được chương trình khác sử dụng",
    errno.ENOENT: "không thấy tệp hoặc thư mục",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EISDIR: "chỗ đó là một thư mục",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EIO: "ổ đĩa báo lỗi khi đọc hoặc ghi",
}


class Refusal(Exception):
    """What the user can put right: says what, where and how; `field` names the input at fault."""

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class Trouble(Exception):
    """The machine is at fault (disk full, file locked, file damaged): says what, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Damaged(Trouble):
    """A file itself is at fault, not the disk or the moment: trying again does not help."""


def cause(error: OSError) -> str:
    """Why the system refused, in words that end a sentence after a colon."""
    return _CAUSES.get(error.errno or 0, f"lỗi số {error.errno} của hệ điều hành")
