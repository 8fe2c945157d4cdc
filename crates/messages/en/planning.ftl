### Why a light, and what turns it green; back-scheduling; the burden of reporting

## Why this light

planning-draft = Not issued yet, so no light
planning-cancelled = Cancelled, and no longer judged
planning-closed = Closed on { $day }, within its date
planning-closed-late = Closed on { $day }, { $days ->
        [one] { $days } day late
       *[other] { $days } days late
    }
planning-not-begun = It begins on { $start }; nothing is judged before
planning-no-due = It has no due date, so none is judged
planning-days-left = { $days ->
        [0] Due today ({ $due })
        [one] { $days } day left ({ $due })
       *[other] { $days } days left ({ $due })
    }
planning-near = { $days ->
        [0] Due today ({ $due }); warnings begin { $limit } days before
        [one] Only { $days } day left ({ $due }); warnings begin { $limit } days before
       *[other] Only { $days } days left ({ $due }); warnings begin { $limit } days before
    }
planning-overdue = { $days ->
        [one] { $days } day overdue (due { $due })
       *[other] { $days } days overdue (due { $due })
    }
planning-milestones-late = { $count ->
        [one] { $count } milestone is past its date and not met; it was due on { $day }
       *[other] { $count } milestones are past their dates and not met; the first was due on { $day }
    }
planning-on-pace = { $done }% done; the plan says { $planned }%
planning-lag-small = { $lag } points behind the plan ({ $done }% done of { $planned }% planned), less than { $limit }
planning-lag = { $lag } points behind the plan ({ $done }% done of { $planned }% planned), at least { $limit }
planning-lag-far = { $lag } points behind the plan ({ $done }% done of { $planned }% planned), more than { $limit }
planning-ratio = { $ratio }% of the plan to date ({ $done }% done of { $planned }% planned); green begins at { $limit }%
planning-ratio-far = Only { $ratio }% of the plan to date ({ $done }% done of { $planned }% planned), below { $limit }%
planning-silent = No progress was ever reported, so none is judged
planning-month-met = The plan to { $day } was met in time
planning-month-missed = { $count ->
        [one] The plan to { $day } was missed ({ $planned }% planned, { $done }% done)
       *[other] { $count } months running were missed, the last on { $day } ({ $planned }% planned, { $done }% done)
    }
planning-month-made-up = The plan to { $day } was missed and made up on { $made }
planning-not-started = It was to begin on { $start }; { $months ->
        [one] { $months } month has ended since and it has not begun
       *[other] { $months } months have ended since and it has not begun
    }
planning-reports-missed = { $count ->
        [one] The report due on { $day } did not come
       *[other] { $count } reports running did not come, the first due on { $day }
    }
planning-stopped = The clock stands still; { $days ->
        [one] { $days } day is not counted
       *[other] { $days } days are not counted
    }
planning-was-stopped = The clock stood still for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
planning-reason-accepted = A reason was accepted, so the light is milder
planning-extended = Now due on { $due }; the first due date was { $original }

## What turns it green

planning-mend-close = Close it by { $due }, or be granted an extension before that day
planning-mend-overdue = Close it; after the due date no extension can be asked for
planning-mend-milestones = { $count ->
        [one] Meet this milestone
       *[other] Meet these { $count } milestones
    }
planning-mend-progress = Progress of { $share }%
planning-mend-month = { $share }% done by { $day }
planning-mend-start = Begin, and report the first progress
planning-mend-report = { $count ->
        [one] File the missing report
       *[other] File the { $count } missing reports
    }

## Rule packs

planning-pack-syntax = Line { $line } cannot be read ({ $detail }). Compare this key with a rule pack that came with the program.
planning-pack-id = An id has small letters, digits and dashes only, such as pace-points.
planning-pack-version = Versions begin at 1 and grow by 1 with every change.
planning-pack-words = Write both Chinese and English.
planning-pack-empty = There is no rule in it; write at least one: due, points, ratio, months, start or reports.
planning-pack-range = Write a whole number from { $least } to { $most }.
planning-pack-order = It may not be less than { $other }, or the lights would come in the wrong order.
planning-pack-season = A seasonal curve names its fields of work, and not all of its twelve months may be zero.
planning-pack-small-lag = This light cannot be used here.

## Back-scheduling

planning-schedule-cycle = These steps wait for one another: { $steps }. Remove one of the links.
planning-schedule-unknown = Step { $step } waits for step { $after }, which does not exist.
planning-schedule-long = Step { $step } takes more than 10,000 working days; check it.
planning-schedule-no-working-day = There is no working day within a year of { $day }; check the calendar.

## Burden

planning-budget-over = { $unit } is asked for { $asked } minutes this year already; { $added } more exceed its limit of { $budget }
planning-budget-reason = This exceeds the limit on reporting; a leader has to give a reason before it is sent.

## Rules of the linter

planning-lint-file = Line { $line } cannot be read ({ $detail }). Compare this key with the rules that came with the program.
planning-lint-rule = The rule { $rule } is incomplete: name, why, mend and source need both languages, and no word may be empty.
