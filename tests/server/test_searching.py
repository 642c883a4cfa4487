"""``/search`` finds nodes by what they are called."""

import httpx
import pytest

pytestmark = pytest.mark.server

BROWSER = "text/html,*/*;q=0.8"


def found(http: httpx.Client, text: str) -> list[str]:
    answer = http.get("/search", params={"q": text})
    assert answer.status_code == 200, answer.text
    return [hit["iri"].partition("/id/")[2] for hit in answer.json()["hits"]]


def test_names_and_titles(http: httpx.Client) -> None:
    assert "department/130799/471" in found(http, "工业和信息化")
    assert "disclosure/130799/472/2023/budget" in found(http, " 农业农村局2023年 ")
    assert found(http, "没有这个名字") == found(http, "") == []


@pytest.mark.parametrize("text", ['" } #', "?s", "\\", "<b>", "') || true || ('"])
def test_the_text_is_never_part_of_the_query(http: httpx.Client, text: str) -> None:
    page = http.get("/search", params={"q": text}, headers={"Accept": BROWSER})

    assert found(http, text) == []
    assert page.status_code == 200
    assert "<b>" not in page.text


def test_page(http: httpx.Client) -> None:
    page = http.get("/search", params={"q": "农业"}, headers={"Accept": BROWSER}).text

    assert 'value="农业"' in page
    assert 'href="/id/department/130799/472"' in page
    assert "<td>部门 " in page


def test_too_long_is_400(http: httpx.Client) -> None:
    answer = http.get("/search", params={"q": "字" * 101})

    assert (answer.status_code, answer.json()["limit"]) == (400, "100 characters")
