"""Questions as pages: each `.rq` file is one question, and this package asks them."""
from bangiao.queries.answer import Answer
from bangiao.queries.asking import ask
from bangiao.queries.page import Page, page, pages

__all__ = ["Answer", "Page", "ask", "page", "pages"]
