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
light-cancelled = Cancelled

## Rules (light-rule-…)

light-rule-done = The task is done.
light-rule-cancelled = The task was cancelled and is not judged.
light-rule-no-due = There is no due date, so nothing can be at risk or behind.
light-rule-overdue = It is { $value ->
        [one] one day
       *[other] { $value } days
    } past its due date and not done.
light-rule-lag = Progress is { $value ->
        [one] one percentage point
       *[other] { $value } percentage points
    } behind an even plan; the limit is { $limit }.
light-rule-near = { $value ->
        [one] One day is
       *[other] { $value } days are
    } left; { $limit } or fewer mean at risk.
light-rule-on-time = { $value ->
        [one] One day is
       *[other] { $value } days are
    } left and progress is not behind.
light-rule-pack = Rule pack, version { $version }
light-turn-done = Closing it as done would turn it; a later date needs a reason.
light-turn-progress = Progress within the limit of the plan would turn it green.
light-turn-near = Closing it in time is all that is needed.
