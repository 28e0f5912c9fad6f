"""The command line: words in, a status out (0 done, 1 refused, 2 wrong words)."""

from __future__ import annotations

import argparse
import functools
import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args

from desktop import __version__
from desktop.commands import (
    briefings,
    cells,
    fill_templates,
    forms,
    imports,
    listings,
    members,
    office,
    own_tables,
    papers,
    parcels,
    people,
    remarks,
    reports,
    updates,
    upkeep,
    writings,
    year,
)
from desktop.commands.opening import Display
from desktop.commands.words import PERIODS as _PERIODS
from desktop.commands.words import day as _day
from desktop.commands.words import days as _days
from desktop.commands.words import json as _json
from desktop.commands.words import named as _named
from desktop.commands.words import office as _office
from desktop.commands.words import period as _period
from desktop.commands.words import person as _person
from desktop.commands.words import year as _year
from desktop.errors import Refusal, Trouble
from desktop.rules.cases.dossier import Drafts

Act = Callable[[argparse.Namespace], None]

DONE, REFUSED, WRONG_WORDS = 0, 1, 2
_COLLECT_AFTER = 50_000


def run(arguments: Sequence[str], display: Display) -> int:
    """Run one headless command; a Refusal or Trouble becomes a sentence on standard error."""
    grammar = parser()
    try:
        words, rest = grammar.parse_known_args(arguments)
        if rest and words.command != "record":
            grammar.error(f"không hiểu: {' '.join(rest)}")
        words.values = rest
        words.display = display
    except SystemExit as stop:
        return DONE if stop.code in (0, None) else WRONG_WORDS
    act: Act = words.act
    try:
        act(words)
    except (Refusal, Trouble) as fault:
        print(fault.sentence, file=sys.stderr)
        return REFUSED
    return DONE


def collect_seldom() -> None:
    """Look for garbage seldom, and not in what is loaded by now: a command ends soon anyway."""
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER, *gc.get_threshold()[1:])


@functools.cache
def parser() -> argparse.ArgumentParser:
    """The grammar of all commands."""
    top = argparse.ArgumentParser(
        prog="python -m desktop",
        description="Hạt Giống Đỏ: quản lý công tác kết nạp đảng viên của đảng ủy cấp xã.",
    )
    top.add_argument("--version", action="version", version=__version__)
    commands = top.add_subparsers(dest="command", required=True, metavar="LỆNH")

    def add(name: str, act: Act, words: str) -> argparse.ArgumentParser:
        # An abbreviation of ours could be the whole name of a value that a step asks.
        one = commands.add_parser(name, help=words, description=words, allow_abbrev=False)
        one.set_defaults(act=act)
        return one

    _add_office(add)
    _add_upkeep(add)
    _add_people(add)
    _add_imports(add)
    _add_papers(add)
    _add_reports(add)
    _add_briefings(add)
    cells.grammar(add)
    year.grammar(add)
    updates.grammar(add)
    members.grammar(add)
    own_tables.grammar(add)
    return top


Add = Callable[[str, Act, str], argparse.ArgumentParser]


def _add_office(add: Add) -> None:
    one = add("demo", office.demo, "tạo xã mẫu, in hồ sơ, báo cáo và gói USB")
    one.add_argument("folder", type=Path)
    one.add_argument("--commune", default="tra-nu", choices=office.communes())
    one.add_argument("--people", type=int)
    one.add_argument("--window", action="store_true")
    one = add("new", office.new, "tạo tệp dữ liệu mới")
    _office(one)
    one.add_argument("--commune", required=True)
    one.add_argument("--province", required=True)
    add("self-test", office.self_test, "tự kiểm tra toàn bộ chương trình")


def _add_upkeep(add: Add) -> None:
    one = add("check", upkeep.check, "kiểm tra tệp dữ liệu")
    _office(one)
    one.add_argument("--repair", action="store_true", help="sửa những lỗi sửa được an toàn")
    one.add_argument("--help-file", type=Path, help="ghi tệp hỗ trợ đã che tên và số")
    _json(one)
    one = add("backup", upkeep.backup, "sao lưu tệp dữ liệu")
    _office(one)
    one.add_argument("--out", type=Path, help="thư mục nhận bản sao lưu")
    one.add_argument("--trial", action="store_true", help="khôi phục thử rồi so từng bảng")
    one = add("restore", upkeep.restore, "khôi phục từ bản sao lưu")
    one.add_argument("backup", type=Path)
    _office(one)
    one = add("take-back", upkeep.take_person_back, "lấy lại một người từ bản sao lưu")
    one.add_argument("backup", type=Path)
    _office(one)
    _person(one)
    one.add_argument("--take", action="append", default=[], metavar="MỤC", help="lấy cả mục này")
    one.add_argument(
        "--leave", action="append", default=[], metavar="MỤC", help="không lấy mục này"
    )
    one.add_argument("--dry-run", action="store_true", help="chỉ xem trước")
    _json(one)


def _add_people(add: Add) -> None:
    one = add("people", people.people, "liệt kê người trong tệp dữ liệu")
    _office(one)
    one.add_argument("--find", default="")
    one.add_argument("--stage", choices=people.STAGES)
    _json(one)
    one = add("target", people.target, "giao chỉ tiêu kết nạp")
    _office(one)
    one.add_argument("--year", type=_year, required=True)
    one.add_argument("--cell")
    one.add_argument("--admit", type=int, required=True)
    one = add("record", people.record, "ghi một bước của hồ sơ")
    _office(one)
    _person(one)
    one.add_argument("--step", required=True)
    one.add_argument("--date", type=_day, required=True)
    for name in ("number", "outcome", "note", "override"):
        one.add_argument(f"--{name}", default="")
    one = add("case", people.case, "xem hồ sơ của một người")
    _office(one)
    _person(one)
    one.add_argument("--day", type=_day)
    _json(one)
    one = add("today", people.today, "việc của một ngày")
    _office(one)
    one.add_argument("--day", type=_day, required=True)
    _json(one)
    one = add("plan", people.plan, "kế hoạch ngược từ ngày kết nạp")
    _office(one)
    _person(one)
    one.add_argument("--ceremony", type=_day, required=True)
    _json(one)


def _add_imports(add: Add) -> None:
    one = add("template", imports.template, "bảng tính trống để nhập người")
    one.add_argument("--out", type=Path, required=True)
    one.add_argument("--office", type=Path, help="tệp dữ liệu .hgd, để có sẵn tên chi bộ")
    one = add("import", imports.take_in, "nhập người từ bảng tính")
    one.add_argument("workbook", type=Path)
    _office(one)
    one.add_argument("--sheet", default="", help="chỉ lấy trang này")
    one.add_argument("--dry-run", action="store_true", help="chỉ xem trước")
    _json(one)
    one = add("export", imports.export, "ghi đảng viên ra tệp 31 cột")
    _office(one)
    one.add_argument("--out", type=Path, required=True)


def _add_papers(add: Add) -> None:
    one = add("print", papers.print_set, "in trọn bộ hồ sơ của một hoặc nhiều người")
    _office(one)
    whose = one.add_mutually_exclusive_group(required=True)
    whose.add_argument("--person", help="mã người (lệnh people cho biết)")
    whose.add_argument("--people", nargs="+", metavar="ID", help="mã của nhiều người")
    whose.add_argument("--all-ready", action="store_true", help="mọi người đến lúc lập bộ này")
    whose.add_argument("--cell", help="như --all-ready, của một chi bộ")
    one.add_argument("--set", required=True, choices=("admission", "recognition"))
    one.add_argument("--separate", action="store_true", help="thêm từng giấy tờ một tệp")
    one.add_argument("--copies", nargs="*", metavar="MẪU=SỐ", help="in đủ số bản của từng giấy tờ")
    one.add_argument("--drafts", choices=get_args(Drafts), help="bản nháp để chép tay in kèm")
    one.add_argument("--docx", action="store_true")
    one.add_argument("--out", type=Path, required=True)
    one = add("form", papers.form, "in một mẫu")
    one.add_argument("form")
    one.add_argument("--office", type=Path)
    one.add_argument("--person")
    one.add_argument("--about", default="", help="hỏi ai, khi mỗi nơi được hỏi một bản")
    one.add_argument("--blank", action="store_true")
    one.add_argument("--draft", action="store_true", help="bản nháp chữ lớn để chép tay")
    one.add_argument("--proof", action="store_true", help="bản rà soát chữ đỏ")
    one.add_argument("--overlay", action="store_true", help="chỉ nội dung điền, in lên phôi")
    one.add_argument("--trial", action="store_true", help="bản in thử của phôi trên giấy trắng")
    one.add_argument("--booklet", action="store_true", help="hai trang một mặt, để gấp thành sổ")
    one.add_argument("--printer", default="", help="máy in đã căn chỉnh")
    one.add_argument("--docx", action="store_true")
    one.add_argument("--out", type=Path, required=True)
    one = add("calibration", papers.calibration, "trang căn chỉnh máy in")
    one.add_argument("--office", type=Path)
    one.add_argument("--printer", default="")
    one.add_argument("--card", action="store_true", help="khổ phôi A5 ngang thay vì A4")
    one.add_argument("--out", type=Path, required=True)
    one = add("shift", papers.shift, "độ dời của máy in khi in lên phôi")
    _office(one)
    one.add_argument("--printer", required=True)
    one.add_argument("--form", default="", help="chỉ cho mẫu này; bỏ trống: mọi mẫu")
    one.add_argument("--right", type=float, required=True, help="mm sang phải")
    one.add_argument("--down", type=float, required=True, help="mm xuống dưới")
    _add_forms(add)


def _add_forms(add: Add) -> None:
    one = add("forms", forms.forms, "liệt kê các mẫu")
    one.add_argument("--office", type=Path, help="tệp dữ liệu .hgd, để có cả mẫu của cơ quan")
    _json(one)
    one = add("reference", forms.reference, "sách mẫu: cách viết một mẫu văn bản")
    one.add_argument("--out", type=Path, required=True, help="thư mục")
    one = add("own-form", forms.list_own, "mẫu của cơ quan: thêm, xem, bỏ")
    acts = one.add_subparsers(dest="act_on", required=True, metavar="add|list|remove")
    one = acts.add_parser("add", help="thêm hoặc thay một mẫu", allow_abbrev=False)
    one.set_defaults(act=forms.add_own)
    one.add_argument("file", type=Path, help="tệp .toml hoặc .docx")
    one.add_argument("--form", default="", help="mã mẫu mà bản Word dùng cho")
    _office(one)
    one = acts.add_parser("list", help="xem các mẫu", allow_abbrev=False)
    _office(one)
    _json(one)
    one = acts.add_parser("remove", help="bỏ mẫu của cơ quan", allow_abbrev=False)
    one.set_defaults(act=forms.remove_own)
    one.add_argument("form", help="mã mẫu")
    _office(one)


def _add_reports(add: Add) -> None:
    one = add("figures", reports.figures, "số liệu của một báo cáo")
    _office(one)
    _period(one)
    one.add_argument("--as-of", type=_day)
    one.add_argument("--names", action="store_true")
    _json(one)
    one = add("remarks", remarks.remarks_of_month, "nhận xét tháng của đảng viên giúp đỡ")
    _office(one)
    one.add_argument("--month", type=_named(*_PERIODS[-1][1:]), required=True, metavar="2026-03")
    _json(one)
    one = add("report", reports.report, "in báo cáo ra PDF và XLSX")
    _office(one)
    _period(one)
    one.add_argument("--as-of", type=_day)
    one.add_argument("--out", type=Path, required=True)
    one = add("fill-template", fill_templates.fill_template, "điền số liệu vào mẫu Excel")
    _office(one)
    fill_templates.grammar(one, _period)
    one.add_argument("--as-of", type=_day)
    _json(one)
    one = add("keep", reports.keep, "chốt số liệu của một kỳ như đã gửi đi")
    _office(one)
    _period(one)
    one.add_argument("--as-of", type=_day)
    writings.grammar(add("writing", writings.writing, "báo cáo bằng lời của một kỳ"))
    one = add("register", listings.register, "in sổ hoặc danh sách nhiều người")
    one.add_argument("form", metavar="MẪU", help="mã mẫu, ví dụ so-van-ban-di")
    _office(one)
    _days(one).add_argument("--term", action="store_true", help="cả nhiệm kỳ đang chạy")
    one.add_argument("--cell", default="", help="chỉ một chi bộ, theo tên")
    one.add_argument("--xlsx", action="store_true", help="cả bảng tính")
    one.add_argument("--handover", action="store_true", help="thêm trang bàn giao ở cuối")
    one.add_argument("--out", type=Path, required=True)
    _add_parcels(add)


def _add_parcels(add: Add) -> None:
    one = add("parcel", reports.make_parcel, "lập, kiểm tra, nhận gói báo cáo trên USB")
    metavar = "make|verify|receive|receipt|key|trust"
    acts = one.add_subparsers(dest="act_on", required=True, metavar=metavar)
    one = acts.add_parser("make", help="lập gói", allow_abbrev=False)
    _office(one)
    _period(one)
    one.add_argument("--out", type=Path, required=True, help="thư mục trên USB")
    one.add_argument("--receiver", default="", help="cơ quan nhận, đã nhận khóa bằng parcel trust")
    _json(one)
    one = acts.add_parser("verify", help="kiểm tra gói", allow_abbrev=False)
    one.set_defaults(act=reports.verify_parcel)
    one.add_argument("--parcel", type=Path, required=True, help="gói cần kiểm tra")
    _json(one)
    _add_receiving(acts.add_parser)
    _add_gathering(add)


def _add_receiving(add_parser: Callable[..., argparse.ArgumentParser]) -> None:
    one = add_parser("receive", help="nhận gói", allow_abbrev=False)
    one.set_defaults(act=parcels.receive)
    one.add_argument("parcel", type=Path)
    _office(one)
    _groups(one, "phiếu bìa")
    one.add_argument("--dry-run", action="store_true", help="chỉ xem trước")
    one.add_argument("--receipt", type=Path, help="thư mục trên USB để ghi biên nhận")
    _json(one)
    one = add_parser("receipt", help="nhận biên nhận gửi về", allow_abbrev=False)
    one.set_defaults(act=parcels.receipt)
    one.add_argument("receipt", type=Path)
    _office(one)
    one = add_parser("key", help="ghi khóa nhận của cơ quan này", allow_abbrev=False)
    one.set_defaults(act=parcels.key)
    _office(one)
    one.add_argument("--out", type=Path, required=True, help="thư mục trên USB")
    one = add_parser("trust", help="nhận khóa của cơ quan cấp trên", allow_abbrev=False)
    one.set_defaults(act=parcels.trust)
    one.add_argument("card", type=Path)
    _office(one)
    _groups(one, "phiếu khóa")


def _add_gathering(add: Add) -> None:
    one = add("senders", parcels.expected, "các nơi gửi báo cáo về đây")
    _office(one)
    one.add_argument("--province", default="", help="thêm mọi xã của tỉnh này")
    one.add_argument("--add", action="append", default=[], metavar="TÊN", help="thêm một nơi")
    _json(one)
    one = add("shared-store", parcels.shared, "kho chung của cấp trên trên máy chủ PostgreSQL")
    _office(one)
    which = one.add_mutually_exclusive_group()
    which.add_argument("--join", metavar="URL", help="nối kho chung ở địa chỉ này")
    which.add_argument("--leave", action="store_true", help="thôi dùng, mang báo cáo về tệp")
    which.add_argument("--forget", action="store_true", help="bỏ kho chung không còn nối được")
    one = add("gather", parcels.gather, "cộng báo cáo đã nhận của mọi nơi")
    _office(one)
    _period(one)
    one.add_argument("--as-of", type=_day)
    one.add_argument("--out", type=Path, help="thư mục nhận PDF và XLSX")
    _json(one)


def _groups(one: argparse.ArgumentParser, paper: str) -> None:
    one.add_argument("--groups", default="", help=f"các nhóm chữ đọc trên {paper} giấy")


def _add_briefings(add: Add) -> None:
    one = add("briefing", briefings.briefing, "giao ban của một tháng")
    _office(one)
    one.add_argument("--month", required=True, metavar="2026-03")
    one.add_argument("--day", type=_day, help="như vào ngày này của tháng")
    _json(one)
    one.add_argument("--out", type=Path, help="thư mục nhận bản in")
