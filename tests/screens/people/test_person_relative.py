from datetime import date

import pytest

from desktop.screens.people.person_relative import RelativeForm


@pytest.fixture
def form(qtbot):
    form = RelativeForm(date(2026, 3, 2))
    qtbot.addWidget(form)
    form.show()
    return form


@pytest.mark.parametrize(
    ("relation", "asked", "not_asked"),
    [
        ("Ông nội", {"home_place", "political_history"}, {"birth_place", "economy"}),
        ("Mẹ đẻ", {"birth_place", "social_class", "conduct"}, {"economy", "convictions"}),
        ("Em ruột", {"economy", "convictions", "conduct"}, {"social_class", "birth_place"}),
        ("Bác họ", {"birth_place", "economy", "political_history"}, set()),
    ],
)
def test_each_kind_of_relative_is_asked_what_the_booklet_asks(form, relation, asked, not_asked):
    form.ask_for(relation)
    seen = {name for name, field in form.fields.items() if field.isVisible()}
    assert {f"relative_{name}" for name in asked} <= seen
    assert not {f"relative_{name}" for name in not_asked} & seen


def test_what_can_be_read_is_given_by_the_names_of_the_facts(form):
    form.fields["relative_name"].line.setText("Lò Văn Pâng")
    form.fields["relative_born"].line.setText("hồi xưa")
    told = form.readable()
    assert told["name"] == "Lò Văn Pâng"
    assert "born" not in told
