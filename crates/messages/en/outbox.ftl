### Messages that leave the house

settings-outbox = Outbox
outbox-off = Neither mail nor chat robots are switched on; messages stand in the system only. To switch them on, write a file and name it with --notify at the start; the README tells how.
outbox-mail-on = Mail is on
outbox-mail-off = Mail is off
outbox-group = Chat robot: { $name }
outbox-state-failed = Failed
outbox-state-waiting = Waiting
outbox-state-sent = Sent
outbox-empty-failed = No message failed
outbox-empty-waiting = No message waits
outbox-empty-sent = No message was sent yet
outbox-hint = To whom, when and why it failed; what a message says is not shown here.
outbox-to = To
outbox-way = Way
outbox-way-mail = Mail
outbox-way-group = Chat robot
outbox-count = Items
outbox-made = Made
outbox-next = Next try
outbox-tried = Last try
outbox-failures = Failures
outbox-why = Why
outbox-again = Try again
outbox-told-again = Queued again; it will be tried soon.
