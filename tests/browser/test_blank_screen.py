"""Private in public: whoever looks over a shoulder sees nothing after Esc Esc."""

from tests.browser.conftest import Service, end_of_story


def test_esc_twice_shows_a_neutral_page_and_going_on_comes_back(service: Service) -> None:
    page = service.page_as(service.cast.nia)
    page.goto("/my-day/")
    end_of_story(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("**/blank/")
    assert "Nia" not in page.content()
    end_of_story(page)
    page.get_by_text("Continue").click()
    page.wait_for_url("**/my-day/")
