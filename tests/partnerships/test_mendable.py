from partnerships.mendable import Mendable, for_reader


def test_a_warning_is_a_link_for_who_may_mend_it_and_a_sentence_for_others():
    remark = Mendable("It is empty.", "/form/")

    assert [getattr(each, "url", "") for each in for_reader([remark, "Look."], True)] == ["/form/", ""]
    assert [getattr(each, "url", "") for each in for_reader([remark, "Look."], False)] == ["", ""]
    assert for_reader([remark], False) == for_reader([remark], True) == ["It is empty."]
