### Lights

light-label = Light
light-green = On track
light-amber = At risk
light-red = Behind
light-done = Done
light-none = Not judged
light-named = { $light } light
light-explain-title = Why this light
light-rule = Rule
light-rule-version = Rule version
light-inputs = Inputs
light-set-by = Set by
light-turns-green = What would turn it green
light-next-change = Next possible change
light-judged-on = Judged on
