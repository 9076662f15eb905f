"""The same articles, built by other engines for blogs: a module each, and what they share."""
