"""What of a page of a PDF gave no text, or is no part of it."""

from collections.abc import Iterator

from ..document import Place, Unread
from .page import PageContent

_LONGEST = 200
"""Characters of a watermark that are told; some are set again and again."""

_WHY_UNKNOWN = ("whose font does not tell which they are", "that were not recognised surely")


def unread_of(page: PageContent, *, is_blank: bool) -> Iterator[Unread]:
    """Yield what of *page* a reader of the document has to look at himself.

    :param is_blank: whether nothing was read of it but its number and running heads.
    """
    place = Place(page=page.number)
    if is_blank and page.pictures:
        yield Unread(place, "a page that is only a picture")
    elif page.pictures:
        yield Unread(place, f"{page.pictures} picture{'s' * (page.pictures > 1)}")
    if page.is_recognised:
        yield Unread(place, "only a picture, its text recognised; compare the figures")
    if page.unmapped:
        yield Unread(place, f"{page.unmapped} characters {_WHY_UNKNOWN[page.is_recognised]}")
    if page.askew:
        yield Unread(place, "text set askew, left out as no content", page.askew[:_LONGEST])
    if page.beyond:
        yield Unread(place, f"{page.beyond} characters outside of the page")
    if page.cut:
        yield Unread(place, f"{page.cut} texts that the edge of the page cuts")
