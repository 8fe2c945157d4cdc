### The trace

trace-title = Trace
trace-sub = { $count ->
        [one] { $count } record
       *[other] { $count } records
    }, chained with SM3
trace-when = When
trace-who = Who
trace-what = What
trace-on = On
trace-hash = Hash
trace-sequence = No.
trace-reason = Reason
trace-system = System
trace-verify = Verify
trace-verified = Verified: { $count } records agree with the ledger.
trace-broken = Not verified: records differ from number { $sequence } on.
trace-empty-title = Nothing recorded yet
trace-empty-hint = Every change is kept here and cannot be altered.

## Events (event-…)

event-site-founded = Site set up
event-site-changed = Site changed
event-unit-recorded = Unit recorded
event-person-recorded = Person recorded
event-password-set = Password set
event-signed-in = Signed in
event-locked-out = Locked out after wrong passwords
event-document-received = Document put in
event-document-mended = Document mended
event-document-issued = Document issued
event-commitment-found = Commitment found
event-commitment-reviewed = Commitment reviewed
event-commitment-issued = Commitment became a task
event-commitment-superseded = Commitment superseded
event-task-issued = Task issued
event-task-added = Task added
event-task-edited = Task edited
event-import-applied = Import applied
event-import-taken-back = Import taken back

## Acts of review (event-review-…)

event-review-accept = Accepted
event-review-reject = Rejected
event-review-reopen = Made undecided again
event-review-edit = Draft edited
event-review-merge = Merged
event-review-split = Split
event-review-undo = Last step undone

## Subjects (subject-…)

subject-site = Site
subject-unit = Unit
subject-person = Person
subject-document = Document
subject-commitment = Commitment
subject-task = Task
subject-import = Import
