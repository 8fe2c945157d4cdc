### Catalogue of measures

settings-measures = Measures
measures-sub = { $count ->
        [one] { $count } measure
       *[other] { $count } measures
    }
measures-hint = Targets are matched to these measures by name and alias, so that data can follow them. What is not clear is asked on the review desk, never guessed.
measures-empty-title = No measures yet
measures-empty-hint = With a catalogue, the targets of all documents lead to the same measures. It can be brought in as a table.
measure-new = New measure
measure-name = Measure
measure-aliases = Aliases
measure-aliases-hint = One a line; by them the targets of documents are matched
measure-unit = Unit of measure
measure-unit-hint = Such as % or km; a target in percent is never matched to a measure in money
measure-direction = Direction
measure-direction-up = Higher is better
measure-direction-down = Lower is better
measure-field = Field
measure-source = Source
measure-frequency = Frequency
measure-frequency-month = Monthly
measure-frequency-quarter = Quarterly
measure-frequency-half-year = Every half-year
measure-frequency-year = Yearly
measure-active = In use
measure-inactive = No longer in use
measure-active-hint = A measure that is not in use is no longer matched or offered; targets that have it keep it
measure-import = Import a table
measure-import-title = Import measures
measure-import-sub = Every row is shown first; nothing is written before you confirm
measure-import-hint = A column of measures and at least one more. Known columns: measure, aliases, unit of measure, direction, field, source, frequency. A row whose measure is there already changes it, any other row adds one.
measure-import-preview = Measures to import
measure-import-nothing-yet = This is a preview: nothing has been written yet
measure-imported = Written: { $added } added, { $changed } changed.
measure-import-all-same = The table says exactly what the catalogue says. There is nothing to write.
measure-changes = Changes: { $fields }
refused-measure-name = The name of a measure has 1 to 60 characters.
refused-measure-unit = A unit of measure has at most 20 characters.
refused-measure-exists = There is already a measure called “{ $name }” with a unit of measure of that sort.
refused-measure-twice = Rows { $first } and { $row } are both “{ $name }”; leave one row.
refused-no-measure-table = No table of measures was found: one row must be headings, with a column of measures and at least one more.

## Review desk and task page

review-measures = Measures
review-measures-count = { $matched }/{ $count }
review-measure-none = No measure
review-measure-ask = Which measure is “{ $name }”?
review-measure-choose = Choose from the catalogue
review-measure-drop = No measure
review-measure-not-on-list = No measure of the catalogue has that name. Choose one from the list.
task-measure = Measure
task-measure-of = Measure that follows
task-measure-offered = May be
task-measure-others = Others in the catalogue

## Values

measure-values = Values
measure-values-none = No values yet. A unit gives a value once, with its report; every table then shows it from here.
observation-value = Value
observation-period = Period
observation-of = Of
observation-source = From
observation-by = Given by
observation-on = Given on
observation-from-report = report no. { $serial }
observation-from-request = request for figures
observation-from-import = imported table
observation-from-correction = correction
observation-replaced = Another value was given later; this one no longer counts
observation-age = { $days ->
        [0] today
        [one] { $days } day old
       *[other] { $days } days old
    }
period-quarter = Q{ $number } { $year }
period-half-year-1 = first half of { $year }
period-half-year-2 = second half of { $year }
period-year = { $year }
event-observation-recorded = Recorded a value
event-observation-corrected = Corrected a value
subject-observation = Value
refused-report-measure = A value in the report belongs to no target that the task has now. Open the report again.

## What is to be reached, and what is

board-title = Measures against targets
board-met = { $count ->
        [one] { $count } target met
       *[other] { $count } targets met
    }
board-unmet = { $count } not met
board-unknown = { $count } not told by a number alone
board-no-value = { $count } without a value
board-more = { $count ->
        [one] { $count } more target
       *[other] { $count } more targets
    }
board-empty = No measure has a target or a value yet. Give targets their measures when a speech is reviewed.
board-idle = Measures without target or value
board-idle-hint = No task has it as a target and no unit has reported it; what is never used can be retired in the catalogue.
goal-title = Targets
goal-none = No task has a target that this measure follows.
goal-target = Target
goal-now = Now
goal-state = Result
goal-task = Task
goal-met = Met
goal-unmet = Not met
goal-gap = { $gap }{ $unit } short
goal-gap-points = { $gap } points short
goal-unknown = A number alone does not tell
goal-no-value = No value yet
chart-label = Values over time
chart-hint = The numbers are in the table of values below.
chart-goal = Target { $goal }

## Corrections

right-record-observation = Put in a value of a measure that nobody has given
right-correct-observation = Correct values of measures (a unit’s head those of the unit)
correction-title = Correct a value
correction-open = Correct
correction-sub = The old value stays to be seen; every page shows the new one
correction-stands = Stands now
correction-value = Really was
correction-reason = Why
correction-reason-hint = Say what was wrong and on what the new value rests. It is shown beside the value and kept in the log.
correction-save = Correct it
correction-told = Corrected. The old value stays in the table below.
refused-correction-same = That is the value as it stands; there is nothing to correct.
refused-correction-long = A reason has at most { $most } characters.
refused-correction-late = There is a newer value for this period. Go back to the measure and correct the latest one.
measure-signed = Sign of values
measure-signed-auto = By its name: growth and change may be negative, anything else not
measure-signed-no = Never negative
measure-signed-yes = May be negative
refused-value-decimals = “{ $name }” is given with { $limit } decimals at most; { $text } was given. Please round it.
refused-value-negative = “{ $name }” is never negative; { $text } was given. Check the sign; if it may indeed be negative, have the supervision office say so in the catalogue.
refused-period = “{ $text }” is no period for this measure. Choose one that has begun from the list.
refused-value-there = There is a value for this period already. If it is wrong, correct it; the old value stays to be seen.
refused-nothing-chosen = No task was chosen. Tick at least one.
measure-unlinked = Tasks whose targets name this measure and that it does not follow yet
measure-unlinked-hint = Once linked, reports on these tasks have a field for its value, and target and value stand side by side.
measure-link = Link the ticked tasks
measure-link-reason = Followed by the measure “{ $name }”
measure-linked = { $count ->
    [one] 1 task linked.
   *[other] { $count } tasks linked.
}
measure-put-in = Put in
measure-put-in-hint = Where no unit has given a value the supervision office may put one in, once; where there is one it can only be corrected.
observation-from-hand = Put in by the supervision office
board-valueless = { $count ->
        [one] { $count } measure without a value yet
       *[other] { $count } measures without a value yet
    }
