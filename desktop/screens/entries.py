"""The screens of the window in the order of the sidebar; each is made when first shown."""

from __future__ import annotations

from desktop.screens.cases.case import CaseScreen
from desktop.screens.cases.remarks import RemarksScreen
from desktop.screens.cases.trial_tasks import TrialTasksScreen
from desktop.screens.cells.briefings import BriefingsScreen
from desktop.screens.cells.cell_meetings import CellMeetingsScreen
from desktop.screens.cells.cell_structure import CellStructureScreen
from desktop.screens.cells.classes import ClassesScreen
from desktop.screens.cells.inspections import InspectionsScreen
from desktop.screens.cells.organisations import OrganisationsScreen
from desktop.screens.cells.ranking import RankingScreen
from desktop.screens.cells.sources import SourcesScreen
from desktop.screens.cells.targets import TargetsScreen
from desktop.screens.exchange.exchange import ExchangeScreen
from desktop.screens.frame.help import HelpScreen
from desktop.screens.frame.window import Entry
from desktop.screens.keeping.history import HistoryScreen
from desktop.screens.keeping.settings import SettingsScreen
from desktop.screens.keeping.take_back import TakeBackScreen
from desktop.screens.members.badges import BadgesScreen
from desktop.screens.members.card_requests import CardRequestsScreen
from desktop.screens.members.contacts import ContactsScreen
from desktop.screens.members.departures import DeparturesScreen
from desktop.screens.members.fees import FeesScreen
from desktop.screens.members.loans import LoansScreen
from desktop.screens.members.supplements import SupplementsScreen
from desktop.screens.members.transfers import TransfersScreen
from desktop.screens.papers.documents import DocumentsScreen
from desktop.screens.papers.prints import PrintsScreen
from desktop.screens.people.imports import ImportsScreen
from desktop.screens.people.merging import MergingScreen
from desktop.screens.people.people import PeopleScreen
from desktop.screens.people.person import PersonScreen
from desktop.screens.reports.fill_templates import FillTemplatesScreen
from desktop.screens.reports.own_tables import OwnTablesScreen
from desktop.screens.reports.reports import ReportsScreen
from desktop.screens.reports.table_edits import TableEditsScreen
from desktop.screens.reports.writings import WritingsScreen
from desktop.screens.today import TodayScreen

ENTRIES = (
    Entry("today", "Hôm nay", TodayScreen),
    Entry("people", "Con người", PeopleScreen),
    Entry("person", "Một người", PersonScreen, under="people", of_record=True),
    Entry("case", "Hồ sơ", CaseScreen, under="people", of_record=True),
    Entry("imports", "Nhập từ Excel", ImportsScreen, under="people"),
    Entry("remarks", "Nhận xét tháng", RemarksScreen, under="people"),
    Entry("card-requests", "Cấp thẻ đảng viên", CardRequestsScreen, under="people"),
    Entry("fees", "Đảng phí", FeesScreen, under="people"),
    Entry("supplements", "Phiếu bổ sung hồ sơ", SupplementsScreen, under="people"),
    Entry("departures", "Miễn sinh hoạt, ra khỏi Đảng", DeparturesScreen, under="people"),
    Entry("contacts", "Giữ mối liên hệ nơi cư trú", ContactsScreen, under="people"),
    Entry("loans", "Cho mượn tài liệu hồ sơ", LoansScreen, under="people"),
    Entry("badges", "Huy hiệu Đảng", BadgesScreen, under="people"),
    Entry("transfers", "Chuyển sinh hoạt", TransfersScreen, under="people"),
    Entry("sources", "Tạo nguồn", SourcesScreen, under="people"),
    Entry("trial-tasks", "Nhiệm vụ thử thách", TrialTasksScreen, under="people"),
    Entry("classes", "Lớp bồi dưỡng", ClassesScreen, under="people"),
    Entry("merging", "Gộp người trùng", MergingScreen, under="people"),
    Entry("organisations", "Chi bộ & địa bàn", OrganisationsScreen),
    Entry("targets", "Chỉ tiêu và dự báo", TargetsScreen, under="organisations"),
    Entry("cell-structure", "Tổ chức chi bộ", CellStructureScreen, under="organisations"),
    Entry("cell-meetings", "Sinh hoạt chi bộ", CellMeetingsScreen, under="organisations"),
    Entry("ranking", "Xếp loại cuối năm", RankingScreen, under="organisations"),
    Entry("inspections", "Kiểm tra, giám sát", InspectionsScreen, under="organisations"),
    Entry("briefings", "Giao ban", BriefingsScreen),
    Entry("documents", "Văn bản", DocumentsScreen),
    Entry("prints", "In ấn", PrintsScreen, under="people"),
    Entry("reports", "Báo cáo", ReportsScreen),
    Entry("writings", "Báo cáo bằng lời", WritingsScreen, under="reports"),
    Entry("own-tables", "Biểu tự lập", OwnTablesScreen, under="reports"),
    Entry("table-edits", "Sửa dòng của biểu", TableEditsScreen, under="reports"),
    Entry("fill-templates", "Điền mẫu Excel", FillTemplatesScreen, under="reports"),
    Entry("exchange", "USB & sao lưu", ExchangeScreen),
    Entry("take-back", "Lấy lại một người", TakeBackScreen, under="exchange"),
    Entry("history", "Nhật ký", HistoryScreen),
    Entry("settings", "Cài đặt", SettingsScreen),
    Entry("help", "Trợ giúp", HelpScreen, under="settings"),
)
