"""The users of the office file with their roles, and the recovery code for the sealed envelope."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.screens.background import whole
from desktop.screens.widgets import parts, printing
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.option_fields import Option, OptionField
from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.password_field import PasswordField, twice
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.keeping import security
from desktop.services.keeping.users import ROLES, UserLine

_ABOUT = (
    "Mỗi người một mật khẩu riêng, không dùng chung: nhật ký ghi tên ai thì người ấy đã làm. "
    "Không ai, kể cả người phụ trách, xem được mật khẩu của người khác."
)
_ROLES = (
    Option("chief", ROLES["chief"], "Làm mọi việc; thêm bớt người dùng, lập mã khôi phục, cài đặt"),
    Option("clerk", ROLES["clerk"], "Nhập, in, phát hành, báo cáo; không đổi cài đặt, người dùng"),
    Option("reader", ROLES["reader"], "Xem và in những gì không ghi vào tệp; không sửa được gì"),
)
_NO_CODE = "Chưa có mã khôi phục: quên mật khẩu là mất toàn bộ dữ liệu. Hãy lập mã ngay."
_CODE = "Đã có mã khôi phục. Lập mã mới thì phong bì cũ hết hiệu lực."
_ISSUE = (
    "Chương trình lập tám từ mới và dàn thành một trang để in, bỏ phong bì niêm phong. Mã lập lần "
    "trước, nếu có, không mở được tệp này nữa. Tám từ chỉ hiện một lần này."
)
_GONE = (
    "{} sẽ không mở được tệp này nữa. Bản sao lưu làm trước hôm nay vẫn mở được bằng mật khẩu cũ: "
    "nếu lo ngại, hãy thu lại các USB có bản sao lưu cũ."
)
_CODE_PAGE = "Mã khôi phục"


class UsersPage(QWidget):
    """The users, or the page of a recovery code that was just issued."""

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._screen = screen
        self.panel = UserPanel(screen)
        self._code = parts.label(name="code-state", role="hint", wrap=True)
        issue = parts.button("Lập mã khôi phục…", self.issue_code, name="issue-code")
        self.panel.foot.addWidget(issue)
        self.panel.left.addWidget(self._code)
        self._page = PageView(screen.ask, screen.background, empty="Đang dàn trang…")
        self._page.head.insertWidget(
            0, parts.button("‹ Người dùng", self.leave_code, name="leave-code")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.panel)
        self._stack.addWidget(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def refresh(self) -> None:
        """Read the users again."""
        office = self._screen.office
        self.panel.show_lines(security.users_of(office))
        if office.path is None:
            self._code.setText("Xã mẫu chỉ nằm trong bộ nhớ: không có mật khẩu, người dùng, mã.")
        else:
            self._code.setText(_CODE if security.has_code(office) else _NO_CODE)

    @Slot()
    def issue_code(self) -> None:
        """Make eight new words, void those before, and lay out the page for the envelope."""
        ask, office = self._screen.ask, self._screen.office
        if not ask.confirm_irreversible(_ISSUE, "Lập mã mới"):
            return
        try:
            words = security.issue_code(office)
        except (Refusal, Trouble) as fault:
            self._screen.show_fault(fault)
            return
        self._show_code(words)

    @Slot()
    def leave_code(self) -> None:
        """Forget the page of the code and show the users again."""
        self._page.clear("")
        self._stack.setCurrentWidget(self.panel)
        self.refresh()

    def _show_code(self, words: tuple[str, ...]) -> None:
        from desktop.services.papers import printing as papers

        sheet = security.procedure(self._screen.office, words)
        self._page.clear("Đang dàn trang…")
        self._stack.setCurrentWidget(self._page)
        # Where there is a printer, the words need not lie on any disk.
        for name in ("page-open", "page-save"):
            button = self._page.findChild(QPushButton, name)
            if button is not None:
                button.setVisible(not printing.printers()[0])
        work = whole(partial(papers.pdf_bytes, sheet))
        self._screen.background.run("Đang dàn trang mã khôi phục", work, done=self._laid_out)

    def _laid_out(self, pdf: bytes) -> None:
        self._page.show_pdf(pdf, _CODE_PAGE)
        self._page.setFocus()


class UserPanel(EntryPanel):
    """The users as a list, and the form of one."""

    def __init__(self, screen: Screen) -> None:
        self._password = PasswordField("new_password")
        self._again = PasswordField("new_again")
        super().__init__(screen, _table(), self._form(), name="user", add_words="Thêm người dùng")
        self._remove_button.setText("Cho thôi dùng…")
        self.left.insertWidget(0, parts.label(_ABOUT, role="hint", wrap=True))

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một người ở bên trái để sửa, hoặc bấm “Thêm người dùng”."

    def shown(self, row: UserLine | None) -> Any:
        """The user's own values; a password is never shown."""
        return None if row is None else {"user_name": row.name, "role": row.role}

    def heading(self, row: UserLine | None) -> str:
        """The user's name."""
        return "Người dùng mới" if row is None else row.name

    def write(self, row: UserLine | None, changes: dict[str, Any]) -> str:
        """Write the user; a password typed takes the place of the one before."""
        try:
            return self._write(row, changes)
        except (Refusal, Trouble) as fault:
            self.host.show_fault(fault)
            return ""

    def take_away(self, row: UserLine) -> None:
        """Let the user go."""
        if not self.host.ask.confirm_irreversible(_GONE.format(row.name), "Cho thôi dùng"):
            return
        try:
            security.let_go(self.host.office, id=row.id)
        except (Refusal, Trouble) as fault:
            self.host.show_fault(fault)

    def _write(self, row: UserLine | None, changes: dict[str, Any]) -> str:
        office = self.host.office
        password = twice(self._password, self._again)
        name = changes.get("user_name", "" if row is None else row.name)
        role = changes.get("role", "clerk" if row is None else row.role)
        if row is None:
            return security.add_user(office, name=name, role=role, password=password)
        if (name, role) != (row.name, row.role):
            security.change_user(office, id=row.id, name=name, role=role)
        if password:
            security.reset_password(office, id=row.id, password=password)
            self.host.say(f"Đã đặt mật khẩu mới cho {name}.")
        return row.id

    def _form(self) -> FieldForm:
        form = FieldForm("user-form", columns=1)
        form.add(TextField("user_name"), "Tên người dùng (ghi vào nhật ký)", required=True)
        form.add(OptionField("role", _ROLES), "Quyền")
        form.add(self._password, "Mật khẩu mới (để trống: giữ mật khẩu đang có)")
        form.add(self._again, "Nhập lại mật khẩu mới")
        return form


def _table() -> Table:
    return Table(
        [
            Column("Tên", lambda row: row.name, width=24),
            Column("Quyền", lambda row: row.role_text, width=10),
        ],
        name="users",
        empty="Chưa có người dùng nào.",
    )
