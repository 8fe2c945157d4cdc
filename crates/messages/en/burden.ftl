### The burden of reporting: data calls, their price, what may not be asked

## Check against formalism

lint-title = Formalism check
lint-sub = Before score rules or a request go out: do they hold anything that the rules on reducing the burden do not allow?
lint-scope = What it is
lint-scope-score = Score or inspection rules
lint-scope-request = A request to report
lint-text = Text
lint-text-hint = Paste all of it or a few items; nothing is kept.
lint-check = Check
lint-none = Nothing found that the rules on reducing the burden do not allow.
lint-found = { $count ->
    [one] 1 kind of problem
   *[other] { $count } kinds of problems
}
lint-named = Named by the rules
lint-derived = Follows from the rules
lint-source = Source:
lint-advice = The check compares words and only advises; whoever issues the text decides.
refused-lint-long = At most { $limit } characters can be checked at once; please paste it in parts.
refused-lint-empty = Please paste the text to be checked.
