### Words of every page: name, navigation, actions, fields, dates

## Name

app-name = Luoshi
app-tagline = What was decided, who does it, by when, and whether it was done
skip-to-main = Skip to content

## Navigation

nav-label = Main
nav-desk = Desk
nav-inbox = Messages
nav-documents = Documents
nav-ledger = Ledger
nav-projects = Projects
nav-measures = Measures
nav-problems = Problems
nav-dispatch = Dispatch
nav-papers = Bulletins
nav-promises = Promises
nav-trace = Trace
nav-settings = Settings
nav-menu = Menu
search-placeholder = Search tasks, units
search-label = Search
language-label = Language

## Actions

action-save = Save
action-cancel = Cancel
action-close = Close
action-back = Back
action-edit = Edit
action-delete = Delete
action-add = Add
action-confirm = Confirm
action-continue = Continue
action-open = Open
action-view = View
action-search = Search
action-filter = Filter
action-apply = Apply
action-clear = Clear
action-clear-filters = Clear filters
action-print = Print
action-export = Export
action-import = Import
action-upload = Upload
action-copy-address = Copy this address
action-copied = Copied
action-more = More
action-all = All
action-retry = Try again
action-undo = Undo
action-download = Download

## Fields: the columns of a task breakdown table

column-serial = No.
column-number = Number
column-light = Light
column-task = Task
column-task-short = Task
column-target = Target
column-leader = Lead official
column-lead-unit = Lead unit
column-other-units = Responsible units
column-due = Due
column-progress = Progress against plan
column-progress-percent = Progress (%)
column-actual = Actual / target
column-waiting = Waiting on
column-source = Source
column-sentence = Source text
column-field = Field of work
column-state = State
column-cadence = Cadence
column-created = Created
column-changed = Last change
column-note = Note
column-unit = Unit
column-person = Person
column-title = Title
column-date = Date
column-file = File
column-count = Count

## Fields of work

field-economy = Economy
field-projects = Projects
field-industry = Industry
field-rural = Rural development
field-urban = Towns and transport
field-ecology = Environment
field-education = Education
field-health = Health
field-livelihood = Livelihood
field-safety = Safety
field-reform = Reform
field-governance = Governance
field-none = No field

## Dates and numbers

date-long = { $day } { $month } { $year }
date-short = { $day } { $month }
date-month = { $month } { $year }
date-time = { $date }, { $time }
date-year = { $year }
date-month-1 = January
date-month-2 = February
date-month-3 = March
date-month-4 = April
date-month-5 = May
date-month-6 = June
date-month-7 = July
date-month-8 = August
date-month-9 = September
date-month-10 = October
date-month-11 = November
date-month-12 = December
date-none = No date
date-today = Today
date-days = { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
date-days-left = { $days ->
        [one] { $days } day left
       *[other] { $days } days left
    }
date-days-over = { $days ->
        [one] { $days } day over
       *[other] { $days } days over
    }

## Small words

word-all = All
word-none = None
word-yes = Yes
word-no = No
word-and-more = and { $count } in all
word-separator = {", "}
word-unknown = Unknown
word-required = required
word-optional = optional
count-tasks = { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    }
count-items = { $count ->
        [one] { $count } item
       *[other] { $count } items
    }
data-as-of = As of { $time }

## Paging

pager-label = Pages
pager-previous = Previous
pager-next = Next
pager-first = First page
pager-shown = { $count ->
        [one] { $count } item on this page
       *[other] { $count } items on this page
    }

## Notices

notice-saved = Saved.
notice-nothing-changed = Nothing was changed, nothing was saved.
notice-no-script = This page works without scripts, only the keyboard shortcuts are missing.
notice-offline = The server did not answer. The last action was not saved; please try again.
date-month-short-2 = Feb
date-month-short-3 = Mar
date-month-short-4 = Apr
date-month-short-5 = May
date-month-short-6 = Jun
date-month-short-7 = Jul
date-month-short-8 = Aug
date-month-short-9 = Sep
date-month-short-10 = Oct
date-month-short-11 = Nov
date-month-short-12 = Dec
column-reported = Last reported
column-problem = Problems
column-next = Next steps
column-document = Source document
column-section = Heading there
column-holder = Now with
column-since = Since
sheet-number = Chase [{ $year }] No. { $serial }
request-number = Request [{ $year }] No. { $serial }
