### Task pages

task-new = New task
task-new-sub-task = New sub-task
task-edit = Edit task
task-title = Task
task-parent = Parent task
task-sub-tasks = Sub-tasks
task-source = Source
task-source-open = See it in the document
task-details = Details
task-history = History
task-due-written = As written
task-cadence = Cadence
task-field = Field of work
task-state-open = Open
task-state-done = Done
task-state-cancelled = Cancelled
task-reason-hint = Say why; it is kept in the trace

## Fields of a task (task-field-…, as history names them)

task-field-title = Task
task-field-field = Field of work
task-field-targets = Target
task-field-leaders = Lead official
task-field-lead-unit = Lead unit
task-field-other-units = Responsible units
task-field-due = Due
task-field-milestones = Milestones
task-field-due-text = Deadline as written
task-field-cadence = Cadence
task-field-state = State
task-field-progress = Progress
task-progress = Progress
task-targets = Targets
task-leaders = Lead officials
task-lead-unit = Lead unit
task-other-units = Responsible units
task-due = Due
task-due-text = Deadline as written
task-state = State
task-reason-label = Reason
state-open = Open
state-done = Done
state-cancelled = Cancelled
origin-document = From a document
origin-hand = Entered by hand
origin-import = Imported
task-origin = Origin
task-start = Issued on
task-closed = Closed on
task-progress-none = Not reported yet
task-hand-hint = This task was not issued from a document.
task-superseded = The sentence was superseded
task-superseded-now = It now reads: { $text }
task-superseded-why = Reason: { $reason }
task-next-change = If nothing changes, the light may change on { $date }.
task-history-reason = Reason: { $reason }
task-history-hash = Event { $seq }, hash { $hash }
task-history-empty = (empty)
task-by-program = the program
task-new-sub = The number is given when it is saved
task-new-under = Sub-task of { $number }: { $title }
task-group-what = What
task-group-who = Who
task-group-when = When
task-group-why = Why
task-targets-hint = One a line: measure, comparison, value with unit, such as: new projects started ≥ 80%. Comparisons: ≥ ≤ > < = ≈. A date of its own stands behind in full-width brackets, such as （2026-06-30）
task-names-hint = Several are joined by 、
task-lead-hint = A task has one lead unit
task-due-text-hint = As the document says it
task-milestones-hint = One a line: year-month-day, then what is reached, such as 2026-08-25 staff chosen. The plan of the unit keeps these and may only bring them forward.
task-cadence-hint = Such as every month or every quarter
task-progress-label = Progress (%)
task-reason-new-hint = Why it does not come from a document; may be left empty
task-conflict-title = This task was changed after you opened the form
task-conflict-hint = What you typed is below and was not saved. Look at the changes; saving again makes yours count.
task-saved = Saved.
task-added = Task { $number } was added.
task-problem = Not saved
task-all-changes = Whole trace
task-due-hint = Year-month-day, such as 2026-06-30

## Splitting a task

task-split = Split the task
task-split-more = Split further
task-split-do = Split and issue
task-split-hint = One part a row, for the lead unit itself, units below it or units that take part. Rows without a task are left out. Choosing a person says the unit.
task-split-anybody = as the unit decides
task-split-has = { $count ->
        [one] { $count } part
       *[other] { $count } parts
    } so far
task-split-left = Shares are optional; { $percent } is left to give, and parts without a share divide the rest.
task-split-wrong = { $count ->
        [one] { $count } row has
       *[other] { $count } rows have
    } to be mended; nothing was split off
task-split-done = { $count ->
        [one] { $count } part was split off.
       *[other] { $count } parts were split off.
    }
task-weight = Share
task-by-parts = { $percent } by its parts
row-number = Row { $number }
action-more-rows = More rows
history-older = { $count ->
        [one] { $count } earlier entry
       *[other] { $count } earlier entries
    }
task-due-issued-hint = Year-month-day, such as 2026-06-30; later is recorded as an extension, earlier as brought forward; the old date is kept for ever
task-field-due-extended = Due (extended)
task-field-due-forward = Due (brought forward)
task-number-of = Task { $number }
task-split-near = Own and responsible units
task-split-others = Other units
person-of-unit = { $name } ({ $unit })
refused-due-past = The due date { $due } has passed. Give a new task a date from today on; tasks of the past come in by importing the table of them.
