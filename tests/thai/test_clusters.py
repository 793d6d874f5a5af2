import pytest

from ita_desk.thai.clusters import is_joined, thai_edges


@pytest.mark.parametrize(
    "clusters",
    [["น้ำ"], ["เก้า"], ["วัน", "ที่"], ["เว็บ", "ไซต์"], ["ศา", "สตร์"], ["สิทธิ์"], ["จันทร์"], ["อัฐิ"]],
)
def test_thai_clusters(clusters):
    run = "".join(clusters)
    ends = [len("".join(clusters[: i + 1])) for i in range(len(clusters))]
    assert thai_edges(run) == ends


def test_what_belongs_to_the_letter_before_it():
    assert is_joined("ก้", 1)
    assert is_joined("กำ", 1)
    assert is_joined("e\u0301", 1)
    assert is_joined("\r\n", 1)
    assert not is_joined("กา", 1)
    assert not is_joined("ab", 1)
