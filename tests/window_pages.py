"""Finding a page of the window by its title."""


def position_of(work, title):
    """Where a page stands in the order of pages; titles in the language of the program."""
    return next(at for at, home in enumerate(work.pages.specs) if home.title == title)


def page_titled(work, title):
    """The page itself, made if it was not shown yet."""
    return work.pages.page(position_of(work, title))
