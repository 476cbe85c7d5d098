"""What a browser asks for of its own accord is there."""


def test_an_icon_is_there_where_a_page_names_none(client):
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    assert response["Location"].endswith(".svg")
    assert response["Cache-Control"] == "public, max-age=86400"
    assert not response.cookies
