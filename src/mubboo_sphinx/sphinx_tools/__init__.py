"""Tools for any Sphinx extension: how long things hold, what files hold, what is kept beside them.

Nothing here knows of magazines.
"""
