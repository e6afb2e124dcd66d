"""What is new to one person about a meeting."""

from datetime import UTC, datetime

from governance.meetings.reading import added_pages, news_of
from governance.models import Pack, PackReading

MARCH = {day: datetime(2027, 3, day, 12, tzinfo=UTC) for day in range(1, 20)}


def pack(edition, total, on):
    return Pack(edition=edition, total=total, published_at=MARCH[on], state="published")


FIRST = pack(0, 112, 3)


def test_nothing_is_new_without_a_pack():
    assert news_of([], None).sentences == []


def test_a_pack_is_new_to_who_never_looked():
    assert news_of([FIRST], None).sentences == ["The pack was published on 3 March 2027."]


def test_what_was_seen_is_not_new():
    assert not news_of([FIRST], PackReading(looked_at=MARCH[5])).is_there


def test_what_was_published_after_the_last_look_is_new():
    news = news_of([FIRST], PackReading(looked_at=MARCH[2]))

    assert (news.sentences, news.looked) == (["The pack was published on 3 March 2027."], "2 March 2027")


def test_the_pages_that_a_downloaded_pack_lacks_are_named_until_it_is_downloaded_again():
    had = PackReading(looked_at=MARCH[9], pack=FIRST, downloaded_at=MARCH[5])
    later = pack(1, 118, 8)

    assert news_of([later, FIRST], had).sentences == ["The pack you downloaded on 5 March 2027 lacks pages 113–118."]
    assert not news_of([later, FIRST], PackReading(looked_at=MARCH[9], pack=later, downloaded_at=MARCH[9])).is_there


def test_what_was_added_to_a_pack_that_nobody_saw_is_told_beside_it():
    assert news_of([pack(1, 118, 8), FIRST], None).sentences == [
        "The pack was published on 3 March 2027; pages 113–118 followed on 8 March 2027."
    ]


def test_an_edition_without_further_pages_is_told_as_such():
    had = PackReading(looked_at=MARCH[5], pack=FIRST, downloaded_at=MARCH[5])

    assert news_of([pack(1, 112, 8)], had).sentences == [
        "The pack you downloaded on 5 March 2027 was followed by another on 8 March 2027."
    ]


def test_one_added_page_is_a_page():
    assert added_pages(FIRST, pack(1, 113, 8)) == "page 113"
