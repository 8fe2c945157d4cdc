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
