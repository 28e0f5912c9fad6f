"""Everything the menus offer, in one table; places of the sidebar take Ctrl+1 to Ctrl+9."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """A line of a menu: its id, the words, the keys, and the method of the window it calls.

    One without a method opens the screen that has its id.
    """

    id: str
    text: str
    shortcut: str = ""
    method: str = ""
    checkable: bool = False


MENUS: tuple[tuple[str, tuple[Action | None, ...]], ...] = (
    (
        "&Tệp",
        (
            Action("save", "&Lưu", "Ctrl+S", "save"),
            Action("print", "&In…", "Ctrl+P", "print_out"),
            None,
            Action("imports", "&Nhập từ Excel…", "Ctrl+I"),
            Action("merging", "&Gộp người trùng…", "Ctrl+G"),
            Action("remarks", "Nhận &xét tháng…", "Ctrl+M"),
            Action("take-back", "Lấ&y lại một người từ bản sao lưu…"),
            Action("prints", "In &hồ sơ nhiều người, phôi…", "Ctrl+Shift+P"),
            None,
            Action("lock", "&Khóa màn hình", "Ctrl+Shift+K", "lock"),
            Action("leave", "Th&oát", "Ctrl+Q", "leave"),
        ),
    ),
    (
        "&Sửa",
        (
            Action("undo", "&Hoàn tác", "Ctrl+Z", "undo"),
            Action("redo", "&Làm lại", "Ctrl+Y", "redo"),
            None,
            Action("search", "&Tìm", "Ctrl+K", "search"),
        ),
    ),
    (
        "Đảng &viên",
        (
            Action("transfers", "&Chuyển sinh hoạt…", "Ctrl+T"),
            Action("card-requests", "Cấp &thẻ đảng viên…"),
            Action("badges", "&Huy hiệu Đảng…"),
            Action("fees", "Đảng &phí…"),
            Action("supplements", "Phiếu &bổ sung hồ sơ…"),
            Action("departures", "&Miễn sinh hoạt, ra khỏi Đảng…"),
            Action("contacts", "&Giữ mối liên hệ nơi cư trú…"),
            Action("loans", "Cho mượ&n tài liệu hồ sơ…"),
        ),
    ),
    (
        "Chi &bộ",
        (
            Action("cell-meetings", "&Sinh hoạt chi bộ…", "Ctrl+B"),
            Action("cell-structure", "Tổ &chức chi bộ…"),
            Action("sources", "&Tạo nguồn…", "Ctrl+N"),
            Action("classes", "&Lớp bồi dưỡng…", "Ctrl+L"),
            Action("trial-tasks", "&Nhiệm vụ thử thách…"),
            Action("targets", "Chỉ tiêu và &dự báo…", "Ctrl+Shift+T"),
            Action("ranking", "&Xếp loại cuối năm…", "Ctrl+Shift+X"),
            Action("inspections", "&Kiểm tra, giám sát…", "Ctrl+Shift+G"),
        ),
    ),
    (
        "Báo &cáo",
        (
            Action("own-tables", "Biểu &tự lập…", "Ctrl+Shift+B"),
            Action("table-edits", "&Sửa dòng của biểu…"),
            Action("writings", "Báo cáo bằng &lời…"),
            Action("fill-templates", "Điền &mẫu Excel…"),
        ),
    ),
    (
        "&Xem",
        (
            Action("back", "&Quay lại", "Alt+Left", "back"),
            Action("refresh", "Đọ&c lại", "F5", "refresh"),
            None,
            Action("large-print", "Chữ &lớn", "Ctrl+Shift+L", "set_large_print", checkable=True),
        ),
    ),
    (
        "Trợ &giúp",
        (
            Action("help", "&Hướng dẫn về màn hình này", "Shift+F1", "open_help"),
            Action("keys", "&Phím tắt", "F1", "show_keys"),
            Action("about", "&Về chương trình", "", "show_about"),
        ),
    ),
)
"""The menus from the left; None is a line between actions."""

ACTIONS: tuple[Action, ...] = tuple(
    action for _, actions in MENUS for action in actions if action is not None
)
"""Every action, in the order of the menus."""
