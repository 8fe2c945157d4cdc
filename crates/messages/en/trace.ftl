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
trace-verified = { $count ->
        [one] Verified: { $count } record agrees with the ledger.
       *[other] Verified: { $count } records agree with the ledger.
    }
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
event-first-code-given = One-time code handed out
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

## Verification

trace-of-this = Everything about this
proof-sub = The whole log is replayed and every table compared with it; every night by itself
proof-again = Verify now
proof-begun = The verification has begun; it runs beside your work.
proof-running = Verifying: { $done } of { $total } events
proof-since = since { $time }
proof-when = When
proof-by = Asked for by
proof-nightly = the program, at night
proof-events = Events
proof-rows = Rows compared
proof-took = Took
proof-seconds = { $seconds } s
proof-found = Found
proof-whole = they agree
proof-broken = they do not agree
proof-earlier = Earlier verifications
proof-none-title = Nothing has been verified yet
proof-none-hint = It is done every night; you can have it done now.

## Who saw what

seen-title = Who saw what
seen-sub = Who saw or took out what on which day; kept for thirteen months
seen-what = What was seen
seen-day = Day
seen-times = Times
seen-first = First
seen-last = Last
seen-empty-title = Nothing was seen so
seen-empty-hint = Looks at tasks, documents, chase sheets, directions, people and the log, files taken out and searches are noted here.
seen-kind-task = Task
seen-kind-document = Document
seen-kind-chase = Chase sheet
seen-kind-referral = Referral
seen-kind-direction = Direction
seen-kind-person = Account
seen-kind-file = File taken out
seen-kind-trace = Log
seen-kind-search = Search
trace-withheld = Content
trace-withheld-who = For the supervision side and the units concerned only
papers-withheld = What was reported on this task, directions, referrals and chase sheets are for the supervision office, county leaders, auditors and the units concerned. Tasks, lights and measures are for everybody.
seen-at-ledger = Export of the ledger
seen-at-burden = Export of the burden ledger
seen-at-answers = Export of the answers to { $number }
seen-at-people = Export of units and people
seen-at-sheet = Paper of chase sheet { $number }
seen-at-evidence = Evidence of task { $number }
seen-at-original = Original of a document
seen-at-part = filtered
seen-at-more = { $words } ({ $more })
