"""When each handler of an event runs, and why there. Sphinx calls them from the lowest number up.

What names none is called at 500, in the order of loading.
"""

from __future__ import annotations


class ConfigInited:
    """`config-inited`: options are known, the environment is not loaded."""

    PAUSE_GARBAGE_COLLECTION = 1  # before anything large is loaded
    BRING_SYNTAX = 100  # before MyST reads its options
    OWN_LISTS = 100  # before anybody adds to a list that is the caller's
    READ_OPTIONS = 300  # before other extensions look at what is derived from them
    STAMP_ENVIRONMENT = 950  # when every extension is loaded
    NOTE_CONFIGURATION = 990  # after those that change options in time
    FOLLOW_SOURCES = 990  # last of all, next to the loading


class BuilderInited:
    """`builder-inited`: the builder is there; 500 is where others change it."""

    EXTEND_BUILDER = 0  # before anybody else sees the builder
    GO_ON = 1  # when the environment is loaded, before others work
    FORGET_LAST_BUILD = 100  # before others ask for what the process remembers
    KEEP_NEIGHBOURS = 400  # before a theme places blocks of its own, at 500
    KEEP_CONFIGURATION = 900  # after pydata-sphinx-theme, at 500
    READ_OPTIONS_AGAIN = 950  # after extensions that set options here


class EnvGetOutdated:
    """`env-get-outdated`: which documents are read: Sphinx has said by times."""

    LEAVE_OUT_PIPES = 100  # before anybody opens a file
    TAKE_BACK_LABELS = 100  # before a document is read
    LEAVE_OUT_FOREIGN = 850  # before files that are no documents are looked at
    LEAVE_OUT_DRAFTS = 900  # late: what others ask to be read again is seen
    DECIDE_BY_CONTENT = 950  # when drafts are left out
    REPLAY_WARNINGS = 960  # after that: what was warned of is read all the same


class EnvBeforeReadDocs:
    """`env-before-read-docs`: what is read is settled."""

    NOTE_READING = 950  # after those that add documents
    BEGIN_WORKERS = 990  # after those that make facts anew
    SEND_OWN_POSTS = 991  # when that is known


class DoctreeRead:
    """`doctree-read`: a document was read. Sphinx's titles and files, and ABlog, are at 500."""

    NOTE_WORKER = 1  # before a handler fails
    TAKE_OUT_MESSAGES = 1  # before anybody takes them for text
    TAKE_OUT_DRAFTS = 300  # before the article is read, and files are collected
    READ_ARTICLE = 400  # before ABlog reads the post
    NOTE_HEADINGS = 420  # while references are as they were written
    TAKE_OUT_PICTURES = 440  # before Sphinx collects pictures
    NOTE_DEFINITIONS = 480  # before extensions add labels of their own
    SET_LABELS_ASIDE = 490  # just before ABlog writes over them
    RESTORE_LABELS = 510  # just after that
    AFTER_ABLOG = 600  # when ABlog has its post
    TAKE_DOWNLOADS_OUT = 600  # when Sphinx has its titles
    NOTE_PICTURES = 620  # when the article's cover is known
    MARK_PLACES = 900  # after excerpts and tables of contents are taken
    NOTE_DEPENDENCIES = 950  # after everybody else


class EnvUpdated:
    """`env-updated`: everything is read."""

    NOTE_CONTENTS = 50  # first: who looks sees what was read
    NAME_IMAGES = 100  # before anybody asks for a name
    SETTLE_DEFINITIONS = 140  # before labels are lent
    LEND_LABELS = 150  # before references are looked up
    NUMBER_SECTIONS = 380  # before headings say numbers
    FILL_HEADINGS = 390  # before articles take their titles
    ASSEMBLE = 400  # when labels, numbers and titles are known
    MAKE_RENDERER = 500  # when the magazine is there
    USE_MAGAZINE = 600  # when blocks can be rendered


class EnvGetUpdated:
    """`env-get-updated`: which pages are written."""

    COMPARE_FINGERPRINTS = 900  # when everything is numbered, before the environment is stored
    HIDE_CONFIGURATION = 999  # last, for the time of storing


class EnvCheckConsistency:
    """`env-check-consistency`: the environment is stored."""

    SHOW_CONFIGURATION = 1  # before anybody looks at an option


class WriteStarted:
    """`write-started`: pages are about to be written."""

    SHOW_CONFIGURATION = 1  # where nothing was stored


class DoctreeResolved:
    """`doctree-resolved`: references are resolved."""

    REPLACE_BLOCKS = 300  # before others look at the text


class HtmlPageContext:
    """`html-page-context`: what a page's template knows; 500 is where others fill it."""

    ADD_METADATA = 600  # after what the page itself says
    ADD_FEED_LINKS = 600  # after other tags of the head
    ADD_CHROME = 800  # when the rest of the page is known
    MEND_SOURCE_LINKS = 900  # after themes have made links
    SETTLE_CHECKSUMS = 900  # after others have added files


class BuildFinished:
    """`build-finished`: all is written; 500 is where others write theirs."""

    COMPLETE_SITEMAP = 400  # before sphinx-sitemap writes, at 500
    CLEAN_SITEMAP = 450  # when that list is complete
    INDEX_PAGES = 900  # when every page is as it stays
    FINISH_OUTPUT = 990  # after everybody has written
    REMEMBER_DIGESTS = 995  # after the last who asks for one
    LET_GO_OF_BLOG = 998  # when nobody asks ABlog any more
    FORGET_LANGUAGE = 999  # last of all
