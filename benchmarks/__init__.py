"""What mubboo-sphinx measures of itself: ``README.md`` says how, and holds the last figures."""
