"""Questions as pages: each `.rq` file is one question, and this package asks them."""
