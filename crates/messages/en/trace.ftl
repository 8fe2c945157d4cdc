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

event-site-founded = Set the site up
event-site-changed = Changed the site
event-rules-adopted = Adopted a rule pack of the lights
event-unit-recorded = Recorded a unit
event-measure-recorded = Recorded a measure
event-person-recorded = Recorded a person
event-password-set = Set a password
event-first-code-given = Handed out a one-time code
event-signed-in = Signed in
event-locked-out = Locked out after wrong passwords
event-document-received = Put a document in
event-document-mended = Mended a document
event-document-issued = Issued a document
event-commitment-found = Found a commitment
event-commitment-reviewed = Reviewed a commitment
event-commitment-issued = Made a commitment a task
event-commitment-superseded = Superseded a commitment
event-task-issued = Issued a task
event-task-added = Added a task
event-task-edited = Edited a task
event-import-applied = Applied an import
event-import-taken-back = Took an import back

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

## What was done (done-…)

done-command-propose = Proposed
done-command-issue = Approved and issued
done-command-send-back = Sent back to draft
done-command-sign-for = Signed for
done-command-request-reassignment = Asked for reassignment
done-command-reassign = Reassigned
done-command-keep-unit = Refused reassignment
done-command-arrange = Arranged the work
done-command-submit-report = Sent a report
done-command-approve-report = Approved the report
done-command-send-back-report = Sent the report back to be mended
done-command-accept-report = Accepted the report
done-command-return-report = Returned the report
done-command-excuse = Accepted the reason for being behind
done-command-request-extension = Asked for an extension
done-command-propose-extension = Asked the head to ask for an extension
done-command-approve-extension = Approved the request for an extension
done-command-send-back-extension = Sent the request for an extension back
done-command-endorse-extension = Put the extension forward
done-command-grant-extension = Granted the extension
done-command-decline-extension = Declined the extension at first examination
done-command-refuse-extension = Refused the extension
done-command-propose-suspension = Proposed suspension
done-command-suspend = Suspended the task
done-command-refuse-suspension = Refused suspension
done-command-resume = Resumed the task
done-command-request-closing = Asked for closing
done-command-return-closing = Returned it to be continued
done-command-sample = Checked on the spot
done-command-recommend = Recommended closing
done-command-close = Closed the task
done-command-reopen = Reopened the task
done-command-cancel = Cancelled the task
done-command-archive = Archived the task
done-chase-command-answer = Answered
done-chase-command-draft = Wrote an answer for the head
done-chase-command-approve = Approved the answer
done-chase-command-send-back = Sent the answer back to be mended
done-chase-command-meet = Judged met
done-chase-command-miss = Judged unmet
done-chase-command-withdraw = Withdrew the sheet
done-request-command-approve = Approved it beyond the budget
done-request-command-decline = Declined the request
done-request-command-withdraw = Withdrew the request
done-request-command-close = Ended the request
