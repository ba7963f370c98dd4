"""Other triple stores over HTTP: where they are, how to log in there, how to write to them and ask them."""
