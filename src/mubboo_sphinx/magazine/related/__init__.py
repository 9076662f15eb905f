"""Which articles a reader of this one may want next: articles in, ranking out.

An article is a bag of words, phrases and labels, each worth the more the fewer articles have it
(`vectors`). Two are alike as far as their bags have in common (`similarity`), and the nearer in
time the better (`ranking`, which puts all together). Of articles whose titles are all but one
(`runs`), and of those that say the same (`diversity`), a page needs no four. `explanation`
says what made a pair.
"""
