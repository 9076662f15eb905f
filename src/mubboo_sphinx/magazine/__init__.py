"""What a magazine is: articles, authors, topics, reading time, what is related to what.

Pure: no module in here imports Sphinx, docutils or ABlog (a test asserts it), so that the
rules of the house are tested in milliseconds and used from anywhere.
"""
