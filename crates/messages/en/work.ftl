### Working on tasks: acts on a task's page, reports, what waits on the desk

## The page of a task

work-waits = Waiting on
work-in-hand = At work
work-with = With
wait-days = for { $days ->
    [one] one day
   *[other] { $days } days
}: { $what }
wait-due = past the due date
wait-report = a report is late
wait-signing = not signed for in time
wait-returned = a returned report was not sent again
wait-chase = a chase sheet was not answered
wait-decision = something to review or approve
work-holder-unit = { $unit } ({ $office })
holder-short-unit = liaison
holder-short-unit-head = head
work-since = since { $date }, day { $days }
work-others = { $count ->
        [one] { $count } step for others
       *[other] { $count } steps for others
    }
work-not-now = { $count ->
        [one] { $count } step of yours, not possible now
       *[other] { $count } steps of yours, not possible now
    }
work-who = Can be done by: { $who }
work-done = Done with task { $number }.
work-done-head = The request for task { $number } went to the head of your unit for approval.
work-reason = Reason
work-result = Result
work-until = Valid until
work-review = To be looked at again on
work-new-due = Extend to
work-new-unit = Unit that leads from now on
work-proposed-unit = Unit proposed
work-grade = Grade
work-plan = Plan
work-assignee = Person in charge
work-milestones = Milestones
work-evidence = Evidence
work-stage = Stage
work-sign-by = To be signed for by
work-signed = Signed for
work-signed-late = ({ $days ->
    [one] one day late
   *[other] { $days } days late
})
work-report-due = Next report
work-report-due-why = { $date } ({ $why })
due-why-returned = { $days ->
        [one] the report came back; again within { $days } day, or the next working day
       *[other] the report came back; again within { $days } days, or the next working day
    }
due-why-end = the task is due then
due-why-stated = the task says: { $rhythm }
due-why-light = { $light }: { $rhythm }
work-asked-reassignment = Reassignment asked for
work-asked-extension = Extension asked for
work-extension-with-head = (to be approved by the head of the unit)
work-extension-open = (to be examined)
work-extension-endorsed = (to be decided)
work-suspension = Suspension
work-suspension-words = { $reason }, to be looked at again on { $date }
work-reports-returned = Reports returned
work-closings-returned = Closing returned
work-reopened = Reopened
work-times = { $count ->
    [one] once
   *[other] { $count } times
}
work-days-held = Days with each party
work-days = { $days ->
    [one] one day
   *[other] { $days } days
}
work-old-dues = Earlier due dates
work-old-due = changed { $date }, { $cause }
work-milestone-done = done { $date }
work-report = Report
work-colour = Level
work-answer-due = Answer by
work-outcome = Outcome
work-closing-request = Request to close

## Arranging the work, scheduling back

plan-title = Schedule back from the due date
plan-hint = Give the milestones and the working days they take: the latest days to begin follow from the due date, holidays and make-up days counted. A milestone that only has a date needs “no later than” alone.
plan-given = Milestones set by the supervision office; the plan keeps them and may only bring them forward:
plan-given-one = { $name } (by { $date })
plan-given-so = set by the office
plan-given-by = set for { $date }
plan-row = Row
plan-name = Milestone
plan-days = Working days
plan-after = Follows row
plan-by = No later than
plan-count = Work out the days
plan-fit = Result
plan-of-task = Plan
plan-change = Change
plan-start = Latest start
plan-planned = Planned
plan-state = Status
plan-spare = { $days ->
        [one] It fits, with { $days } working day to spare.
       *[other] It fits, with { $days } working days to spare.
    }
plan-missing = { $days ->
        [one] It does not fit: { $days } working day short
       *[other] It does not fit: { $days } working days short
    }
plan-missing-at = { $days ->
        [one] would have had to begin on { $date }, { $days } working day ago.
       *[other] would have had to begin on { $date }, { $days } working days ago.
    }
plan-earliest = Begun today and without a pause, all of it can be done by { $date }. Shorten steps, let some run side by side, or ask for an extension.
plan-unknown-years = The holidays of { $years } are not decreed or not added yet; Monday to Friday are counted as working days. Work the days out again once they are known.
plan-short = { $days ->
        [one] { $days } working day late
       *[other] { $days } working days late
    }
plan-missed = { $days ->
        [one] { $days } day over
       *[other] { $days } days over
    }
plan-wrong = { $count ->
        [one] { $count } row has to be mended; nothing was worked out
       *[other] { $count } rows have to be mended; nothing was worked out
    }
plan-legend-met = Reached
plan-legend-ahead = Planned
plan-legend-today = Today

## Reports

report-title = Report
report-write = Write a report
report-no-change = No change
report-no-change-hint = Nothing is new since the last report: one tap sends that
report-progress = What was done
report-problems = Problems
report-next = Next steps
report-milestones = Milestones reached
report-value-target = target { $target }
report-value-last = last
report-value-known = The value for { $period } is there already; nothing to fill in.
report-send-head = Send to the head of unit
report-send-office = Send
report-keep = Keep for later
report-kept = Kept, not sent.
report-kept-by = Kept by { $name }, { $time }
report-unsent = This is what you typed before and did not send. Check it, then send.
report-leave-out = Leave out “{ $name }”
report-plan = plan for today { $percent }
report-due = Please report by { $date }
report-due-over = The report was due by { $date }, { $days ->
        [one] { $days } day ago
       *[other] { $days } days ago
    }
report-last = Last report
report-sent-head = Sent to the head of unit.
report-sent-office = Sent.
report-back-head = Sent back by the head of unit:
report-back-office = Returned by the supervisor:
report-list = Reports
report-count = { $count ->
    [one] one report
   *[other] { $count } reports
}
report-serial = No. { $serial }
report-approved-by = approved by { $name }
report-unchanged-words = No change
report-not-sent-yet = Still within the unit, not sent.
report-none = No report yet.

## Desk (desk-…)

desk-waiting = Waiting on you
desk-oldest = Waiting on you longest
desk-none = Nothing waits on you
desk-issue = To approve and issue
desk-close = To close
desk-decide-extension = Extensions to decide
desk-decide-suspension = Suspensions to decide
desk-approve = Reports and requests for extension to approve
desk-returned = Returned, to be mended
desk-sign-for = To sign for
desk-report = To report on
desk-arrange = To arrange
desk-accept = Reports to accept
desk-decide-reassignment = Reassignments asked for
desk-endorse-extension = Extensions asked for
desk-check = To check
desk-review = Stopped clocks due for review
desk-draft = Tasks being drafted
desk-answered = Answers to chase sheets to judge
desk-answered-none = No answer waits to be judged.
desk-proposed = { $count ->
        [one] The rules call for { $count } chase sheet
       *[other] The rules call for { $count } chase sheets
    }
desk-since = { $days ->
    [one] waiting for one day
   *[other] waiting for { $days } days
}
desk-came = { $days ->
    [one] came one day ago
   *[other] came { $days } days ago
}
desk-today = came today
desk-report-over = { $days ->
    [one] report one day late
   *[other] report { $days } days late
}
desk-report-by = report by { $date }
desk-go-sign-for = Sign for it
desk-go-report = Report
desk-go-returned = Mend it
desk-go-arrange = Arrange it
desk-go = Open
desk-waits-on = Waiting on { $who } { $waited }
desk-in-hand = { $who } is at work on it
desk-with = { $who } has it now
desk-administrator-title = You keep the system and see no business data
desk-administrator-hint = Units, people, accounts and roles stand in the settings.

## Refusals

refused-changed-since = Somebody was faster after you opened the page: { $who }, “{ $what }”. Yours was not done. Please look at how it stands now.
refused-report-under-way = A report on this task is being approved or mended; “no change” cannot take its place. Open the report and change it there.
refused-report-value = “{ $text }” is no value of “{ $name }”. Give a number only.
refused-plan-days = “{ $text }” is no number of working days.
refused-plan-after = There is no row “{ $text }”. Give the numbers of the rows that come before, joined by commas, or 0 for none.
refused-plan-late = “No later than” cannot be after the task's due date ({ $due }).
refused-plan-no-due = The task has no due date. Give at least one milestone a “no later than” to schedule back from.
refused-no-unit = Choose a unit from the list.
refused-no-grade = Choose a grade.
refused-assignee = The person in charge must be in post in the lead unit or in one that takes part.
refused-many-files = { $limit ->
        [one] At most { $limit } file at once.
       *[other] At most { $limit } files at once.
    }
refused-empty-file = The file “{ $name }” is empty.
refused-no-administrator = Before the administrators are separated, make an account for: { $role }. Afterwards each of the three must have one.

## Settings

account-no-role = no role yet
account-roles-hint = Several may be chosen; the three administrators hold no other role
account-roles-granted-elsewhere = Roles are granted by the security administrator
site-separated = Separate administrators for system, security and audit; supervisors no longer keep accounts
site-separated-hint = This cannot be undone. Make the three administrators’ accounts first.
origin-direction = From a direction
task-propose = Keep as a draft, to be issued by the office leader
plan-co-units = More co-units
plan-co-units-now = Taking part already: { $units }
refused-file-kind = “{ $name }” is no evidence. Please attach papers, tables, pictures, recordings or archives.
refused-state-by-edit = A task is closed, cancelled and reopened on its way, not by editing its state.
work-pack = Rules
work-version = Version
work-from = From
report-versions = What was sent each time
report-older = { $count ->
        [one] { $count } earlier report
       *[other] { $count } earlier reports
    }
refused-progress-by-edit = Progress follows from accepted reports and is not typed by the supervision office. Return the report, or have the unit report again.
refused-due-taken = The task has been issued; its due date { $due } cannot be left empty. To stop the clock suspend it; to allow more time give a new date.
refused-due-closed = The task is closed or cancelled; its due date { $due } does not move any more. Reopen it first if work goes on.
refused-extension-open = The unit has asked for an extension until { $until }. Decide on that request first.
plan-old-due = This plan was made for the due date { $due }; { $now } holds now, and the milestones have not moved.
plan-again = Plan again for the new date
plan-made-again = The milestones have been planned again for the due date that holds now.
refused-no-change-first = No report on this task has been accepted yet. The first one says how things are; “no change” comes after it.
