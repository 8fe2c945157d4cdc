### Requests to report: the price of asking, duplicates, budgets and answers

nav-burden = Burden

## Subjects, events, rights

subject-request = Request
subject-reply = Answer
subject-budget = Burden budget
event-request-sent = Sent a request
event-request-moved = Acted on a request
event-request-answered = Answered a request
event-budget-set = Set the burden budget
right-answer-request = Answer requests to report
right-set-budget = Set the burden budget
request-command-approve = Approve beyond the budget
request-command-decline = Decline
request-command-withdraw = Withdraw
request-command-close = Close

## States, cadences, fields

request-state-proposed = Awaits approval
request-state-open = Being answered
request-state-withdrawn = Withdrawn
request-state-closed = Closed
cadence-once = Once
cadence-daily = Daily
cadence-weekly = Weekly
cadence-ten-days = Every ten days
cadence-monthly = Monthly
cadence-quarterly = Quarterly
cadence-half-yearly = Every half-year
cadence-yearly = Yearly
field-kind-number = Number
field-kind-text = Text
field-kind-date = Date
field-kind-yes-no = Yes or no

## Refusals

refused-request-title = Please say what is to be reported, in at most { $limit } characters.
refused-request-purpose = Please say what it is for, in at most { $limit } characters.
refused-request-basis = Please say what it rests on, in at most { $limit } characters. A form without a basis cannot be sent.
refused-request-unit = Please name the one unit that asks.
refused-request-unknown = “{ $name }” is not on the list of units.
refused-request-recipients = Please say which units have to report.
refused-request-fields = Please say what is asked, one thing a line, at most { $limit }.
refused-request-field = Each thing needs a name of at most { $limit } characters.
refused-request-twice = “{ $name }” stands there twice.
refused-request-due = The first due day cannot be before today.
refused-request-until = It cannot expire before the first due day, nor after { $limit }; then it has to be asked anew.
refused-request-over = Not sent: it would exceed the yearly budget of { $count ->
    [one] 1 unit
   *[other] { $count } units
}. It can be sent with a reason by: { $who }; you can put it before them.
refused-request-state = The request is “{ $state }” now; this cannot be done.
refused-request-late = The first due day, { $due }, has passed; please ask anew.
refused-reply-unit = This unit was not asked.
refused-reply-due = Nothing is due on { $due } now.
refused-reply-fields = What is asked has changed; please reload before you answer.
refused-reply-missing = Please fill in “{ $name }”.
refused-reply-kind = The answer to “{ $name }” is not of the kind that was asked.
refused-reply-long = “{ $name }” takes at most { $limit } characters.
refused-reply-number = “{ $name }” takes a number, not “{ $text }”.
refused-reply-date = “{ $name }” takes a day such as 2026-06-30, not “{ $text }”.
refused-reply-first = There is no earlier answer to confirm.
refused-budget-year = The year has four digits.
refused-budget-hours = Budgets are whole hours, at most { $limit }.
refused-budget-minutes = Minutes of a field are whole numbers from 1 to 480, for all four kinds.
refused-budget-source = Please say how the minutes were measured.
refused-budget-own = “{ $text }” cannot be read: write a unit and its hours on each line.

## The account

burden-title = The burden ledger
burden-sub = Who asked whom for what, and what it costs the base; public inside government
burden-as-of = As of { $date }
burden-tab-account = Account
burden-tab-requests = Requests
burden-tab-lint = Formalism check
burden-export-xlsx = Export xlsx
burden-export-csv = Export CSV
burden-minutes = { $count } min
burden-hours = { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }
burden-year = Asked of the base this year
burden-by-requests = hours by { $count ->
    [one] 1 request
   *[other] { $count } requests
}
burden-by-reports = hours: reports on { $tasks ->
    [one] 1 task
   *[other] { $tasks } tasks
}, { $times } a year at their present lights and rhythms
burden-so-far = hours so far this year; { $hours } in the same part of last year
burden-answered = answered / due so far
burden-units-asked = units asked / all units
burden-how = Price = the minutes of all fields to fill × units × times. What the system knows and only has to be confirmed costs nothing. Minutes of a field: see “Burden budget”.{" "}
burden-askers = Who asks
burden-askers-hint = By hours of the whole year, reports on tasks not included
burden-loads = Who answers
burden-loads-hint = Those asked most, hours a year
burden-all-units = All units
burden-set-budget = Set budgets
burden-cadences = How often
burden-lines = This year’s requests, the dearest first
burden-column-requests = Requests
burden-column-units = Units
burden-column-share = Share
burden-share-little = under 1%
burden-column-so-far = So far
burden-column-last-year = Last year
burden-column-trend = Change
burden-column-answers = Answers a year
burden-column-by-requests = By requests (h)
burden-column-by-reports = By task reports (h)
burden-column-total = Total (h)
burden-column-budget = Budget (h)
burden-column-left = Left (h)
burden-column-used = Used
burden-column-asked = Asked (h)
burden-column-added = This (h)
burden-column-over = Over
burden-reports-of = { $tasks ->
    [one] 1 task
   *[other] { $tasks } tasks
}, { $times ->
    [one] one report
   *[other] { $times } reports
} a year
burden-no-limit = No limit
burden-new = New
burden-bar = Used { $used } of { $budget }
burden-source-program = Minutes of a field (version { $version }): { $words }.
burden-source-site = Minutes of a field as measured here: { $words }.
burden-empty-title = Nobody has asked for data this year
burden-empty-hint = Before you ask units for data, write here what you need, what for and on what basis; you see what it costs them before it is sent.
burden-paper-title = { $site } burden ledger { $year }

## Asking

request-new = New request
request-new-sub = Priced as you write: what it costs the base, whom it repeats and whose budget it exceeds, before it is sent
request-title = What is to be reported
request-unit = Asked by
request-cadence = How often
request-fields = Fields
request-fields-hint = One a line; the unit of measure in brackets, such as “Sandbags (pieces)”. A row of headings can be pasted. Write “(optional)” for what may stay empty.
request-field-unit = { $name } ({ $unit })
request-recipients = Asked of
request-recipients-hint = Collective names do; join several with commas.
request-due = Due
request-due-first = First due day
request-until = Expires
request-due-hint = Left empty: due in seven days, expires at the end of the year. Later ones fall on the same day of their period, on the next working day if that is a holiday. It lasts a year at most.
request-purpose = Purpose
request-basis = Basis
request-basis-hint = A paper, a meeting or a legal duty.
request-price-it = Price it
request-price = Price of this request (12 months)
request-price-none = Write fields, units and how often, and the yearly cost to the base appears here.
request-price-minutes = { $count } min each time
request-price-recipients = { $count ->
    [one] 1 unit
   *[other] { $count } units
}
request-price-times = { $count ->
    [one] once in 12 months
   *[other] { $count } times in 12 months
}
request-price-each = { $time } of each unit
request-column-field = Field
request-column-kind = Kind
request-column-field-minutes = Minutes
request-column-fields = Fields
request-column-recipients = Units
request-column-minutes = Minutes this year (January to December)
request-column-twelve = Minutes in 12 months from the first due day
request-column-hours = Hours this year
request-column-answers = Answered / due
request-column-due = Due
request-column-given = Answered
request-column-ahead = Ahead
request-ahead = { $count } more ahead
request-column-awaited = Due next
request-column-over = Over budget
request-column-unit = Unit
request-column-by = By
request-column-on = On
request-known = Known, to confirm
request-measure = In the catalogue: { $name }
request-measure-source = ({ $unit } provides it { $often }; take it from there)
request-twin = { $unit } asks for it ({ $cadence }):
request-twin-question = (as “{ $name }”, { $percent } alike)
request-twin-units = { $count ->
    [one] 1 unit would be asked twice
   *[other] { $count } units would be asked twice
}
request-dues = Due days
request-until-day = (until { $date })
request-over = Over budget
request-over-title = Exceeds the yearly budget of { $count ->
    [one] 1 unit
   *[other] { $count } units
}
request-over-hint = Beyond a budget a leader has to give the reason. Ask for less, of fewer or more seldom, or put it before a leader.
request-tightest = Within all budgets. { $unit } has least left: { $used } used with this request.
request-reason = Why it may exceed the budget
request-send = Send
request-propose = Put before a leader
request-told-sent = { $number } has been sent.
request-told-proposed = { $number } has been put before the leaders.
request-told-moved = { $number } has been dealt with.
request-list-proposed = Waiting for a leader
request-list-open = Being answered
request-list-ended = Closed and withdrawn
request-decide = This request exceeds the yearly budget of { $count ->
    [one] 1 unit
   *[other] { $count } units
}
request-by = Written by
request-approval = Approved beyond the budget
request-verdict = Why it ended
request-close-hint = Enough has been answered; nothing more is asked.

## Answering

reply-title = Answer
reply-for = Answer for { $unit }
reply-as = For { $unit }
reply-due = due { $date }
reply-round = Due { $date }
reply-count = { $given } of { $count } answered
reply-none = No answer yet
reply-given = { $name } answered on { $date }; answering again replaces it.
reply-no-change-hint = Everything as answered for { $date }: one tap.
reply-known = Filled in from { $name }’s answer for { $date } to
reply-known-report = a value of the measure already known
reply-fills = Becomes the value of
reply-leave = Leave empty
reply-send = Send
reply-confirm = All true, send
reply-told = { $number } has been answered.

## The desk

desk-requests = Data to report
desk-request-known = { $known } of { $count } filled in
desk-over-budget = Requests beyond a budget, to be decided
desk-burden = Asked of the base this week
desk-burden-all = The burden ledger
desk-burden-requests = { $requests ->
    [one] 1 request
   *[other] { $requests } requests
}, { $units ->
    [one] 1 unit
   *[other] { $units } units
}, due this week
desk-burden-before = due last week
desk-burden-reports = { $count ->
    [one] 1 report on a task
   *[other] { $count } reports on tasks
}, { $made } made
desk-burden-sent = new this week, { $time } in 12 months
desk-burden-biggest = asks most, { $time }

## Budgets

settings-budget = Burden budget
budget-year = { $year }
budget-from = as in { $year }
budget-hours = Hours a year of each unit
budget-hours-hint = Empty for no limit. Requests and reports on tasks together.
budget-own = Units with their own
budget-own-hint = One a line: unit and hours; collective names do.
budget-minutes = Minutes of a field
budget-minutes-hint = Left empty, the estimates hold.
budget-source = How they were measured
budget-nothing = No unit has been asked for anything.
budget-who = Set by the office’s and the county’s leaders.
burden-figure-twelve-months = in 12 months from the first due day
burden-figure-year = This year
burden-figure-year-so-far = This year so far
burden-figure-week = This week
burden-figure-week-before = Last week
burden-means-twelve-months = “12 months” begin with the first due day, whatever year they run into.{" "}
burden-means-year = “This year” counts only what falls due from 1 January to 31 December.{" "}
burden-means-year-so-far = “So far” counts only what falls due from 1 January to today.{" "}
burden-means-budget = Budgets go by calendar year: the hours that fall due from 1 January to 31 December are held against the budget of that year, and a request that runs on takes its part of each year. A year without a budget of its own keeps the last one.
request-over-units = exceeded for { $count ->
    [one] 1 unit
   *[other] { $count } units
}:
request-over-by = { $unit } ({ $time } over)
burden-means-week = “Due” counts what falls due from Monday to Sunday; “sent” counts by the day of sending, whenever it falls due; reports on tasks are those made this week and those awaited this week.
burden-means-week-before = “Last week” counts what fell due from Monday to Sunday of last week.
request-price-year = of that { $time } this year ({ $times ->
    [one] once
   *[other] { $times } times
})
request-twelve = 12 months { $hours }
request-unsure = The holidays of { $year } have not been announced; only weekends and the days fixed by law are passed over. Load the notice once it is out (--calendar).
