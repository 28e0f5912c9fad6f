import io

import pytest
from PIL import Image

from desktop.screens.people.person_photo import Photo


@pytest.fixture
def photo(qtbot):
    photo = Photo()
    qtbot.addWidget(photo)
    photo.show()
    return photo


def a_picture(size):
    content = io.BytesIO()
    Image.new("RGB", size, "navy").save(content, "JPEG")
    return content.getvalue()


def test_a_picture_fills_its_place_and_keeps_its_shape(photo):
    photo.show_photo(a_picture((600, 400)))
    shown = photo.pixmap()
    assert not shown.isNull()
    assert shown.width() <= photo.width()
    assert abs(shown.width() / shown.height() - 1.5) < 0.1


@pytest.mark.parametrize("content", [None, b"not a picture"])
def test_without_a_picture_it_says_so(photo, content):
    photo.show_photo(a_picture((300, 400)))
    photo.show_photo(content)
    assert "3×4" in photo.text()
