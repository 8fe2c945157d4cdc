### Who is waited on

waiting-title = Who is waited on
waiting-sub = At any moment a task is in the hands of exactly one party, and its days are charged to that party. Who works on it in time is at work; a party is waited on once signing, a report, the due date or an answer is late, or something lies there to be decided.
waiting-all = All
waiting-who = In the hands of
waiting-count = Tasks
waiting-waiting = Waiting
waiting-others = { $count ->
        [one] { $count } more has tasks, and nobody waits
       *[other] { $count } more have tasks, and nobody waits
    }
waiting-none = none waits
waiting-now = Waiting
waiting-at-work = at work
waiting-came-today = came today
waiting-since = Oldest since
waiting-longest = Longest wait
waiting-line = { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    }, longest { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
waiting-turn = This turn
waiting-with-units = Units, in all
waiting-elsewhere = Under review elsewhere
waiting-hint = Days under review elsewhere are not charged to the unit.
waiting-empty-title = Nothing waits
waiting-empty-hint = Once tasks are issued, this page says on whom each waits and for how long.
work-days-column = Days
work-share = Share
work-held-who = Who
work-not-charged = { $days ->
        [one] { $days } day
       *[other] { $days } days
    } under review elsewhere, not charged to the unit.

## The leader's ten-minute page

leader-week = { $from } to { $until }
leader-red-for = red so far
leader-red = Red, and why
leader-red-days = { $days ->
        [one] red for { $days } day
       *[other] red for { $days } days
    }
leader-problem = The unit says: { $words }
leader-mine = led by me
leader-none-red = No task is red
leader-none-red-hint = Nothing is late. Below are the decisions that wait for you and what changed this week.
leader-direct-on = Give a direction on it
leader-decide = For you to decide
leader-decide-none = Nothing waits for your decision.
leader-oldest = { $days ->
        [one] longest { $days } day
       *[other] longest { $days } days
    }
leader-changes = Changed this week
leader-against = against last week
week-red = Turned red
week-amber = Turned amber
week-green = Turned green
week-closed = Closed
week-extended = Extended
week-more = { $count } more
week-fewer = { $count } fewer
week-same = as last week
week-before = { $count } in the week before
week-none = Nothing changed so this week
