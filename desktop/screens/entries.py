"""The screens of the window in the order of the sidebar; each is made when first shown."""

from __future__ import annotations

from desktop.screens.badges import BadgesScreen
from desktop.screens.briefings import BriefingsScreen
from desktop.screens.card_requests import CardRequestsScreen
from desktop.screens.case import CaseScreen
from desktop.screens.cell_meetings import CellMeetingsScreen
from desktop.screens.cell_structure import CellStructureScreen
from desktop.screens.classes import ClassesScreen
from desktop.screens.contacts import ContactsScreen
from desktop.screens.departures import DeparturesScreen
from desktop.screens.documents import DocumentsScreen
from desktop.screens.exchange import ExchangeScreen
from desktop.screens.fees import FeesScreen
from desktop.screens.fill_templates import FillTemplatesScreen
from desktop.screens.help import HelpScreen
from desktop.screens.history import HistoryScreen
from desktop.screens.imports import ImportsScreen
from desktop.screens.inspections import InspectionsScreen
from desktop.screens.loans import LoansScreen
from desktop.screens.merging import MergingScreen
from desktop.screens.organisations import OrganisationsScreen
from desktop.screens.own_tables import OwnTablesScreen
from desktop.screens.people import PeopleScreen
from desktop.screens.person import PersonScreen
from desktop.screens.prints import PrintsScreen
from desktop.screens.ranking import RankingScreen
from desktop.screens.remarks import RemarksScreen
from desktop.screens.reports import ReportsScreen
from desktop.screens.settings import SettingsScreen
from desktop.screens.sources import SourcesScreen
from desktop.screens.supplements import SupplementsScreen
from desktop.screens.table_edits import TableEditsScreen
from desktop.screens.take_back import TakeBackScreen
from desktop.screens.targets import TargetsScreen
from desktop.screens.today import TodayScreen
from desktop.screens.transfers import TransfersScreen
from desktop.screens.trial_tasks import TrialTasksScreen
from desktop.screens.window import Entry
from desktop.screens.writings import WritingsScreen

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
