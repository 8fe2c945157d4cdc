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
refused-measure-twice = “{ $name }” is in the table twice.
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
observation-age = { $days ->
        [0] today
        [one] { $days } day old
       *[other] { $days } days old
    }
period-quarter = Q{ $number } { $year }
period-half-year-1 = first half of { $year }
period-half-year-2 = second half of { $year }
period-year = { $year }
event-observation-recorded = Value recorded
subject-observation = Value
refused-report-measure = A value in the report belongs to no target that the task has now. Open the report again.
