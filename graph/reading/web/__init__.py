"""Web pages: what is text, what is the site around it."""
