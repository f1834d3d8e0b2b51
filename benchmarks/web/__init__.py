"""How a browser, its checkers and a reader without JavaScript find the site: ``make audit``."""
