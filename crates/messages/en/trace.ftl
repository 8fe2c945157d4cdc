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
event-rules-adopted = Rule pack of the lights adopted
event-unit-recorded = Unit recorded
event-measure-recorded = Measure recorded
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
subject-measure = Measure
subject-person = Person
subject-document = Document
subject-commitment = Commitment
subject-task = Task
subject-import = Import

## Verification

trace-head = Last hash
trace-verifying = Working through the whole log…
trace-verified-both = Verified: { $events ->
        [one] { $events } event forms
       *[other] { $events } events form
    } one chain, and { $rows ->
        [one] { $rows } row made
       *[other] { $rows } rows made
    } from it agree with what is stored.
trace-differs-chain = Not verified: the hash of event { $seq } does not continue the chain.
trace-differs-event = Not verified: event { $seq } contradicts those before it.
trace-differs-head = Not verified: the chain is said to end at event { $stored }, the last one is { $last }.
trace-differs-row = Not verified: column { $column } of table { $table } was changed behind the log’s back.
trace-differs-missing = Not verified: a row of table { $table } is missing.
trace-differs-extra = Not verified: table { $table } has a row that no event made.
trace-differs-hint = Leave everything as it is and tell the administrator. This is the first difference; there may be more.
trace-row-key = Row
trace-row-stored = Stored
trace-row-expected = Expected
trace-none-title = No events match
trace-because = Reason: { $reason }
