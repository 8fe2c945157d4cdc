### First start

setup-title = Set up the site
setup-sub = First start: make the site and the administrator’s account
setup-site-name = Name of the site
setup-site-name-hint = For example a county
setup-area-code = Area code
setup-area-code-hint = Six digits
setup-admin = Administrator
setup-submit = Set up
setup-done = The site is set up. Next: make the lists of units and leaders, by which a speech’s names are matched.
setup-token = Set-up code
setup-token-wrong = That is not the set-up code. It stands in the line that the server showed when it started; a new start makes a new one.
setup-token-hint = The characters that the server showed when it started
