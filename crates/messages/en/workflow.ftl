### The life of a task: roles, rights, stages, commands, conditions, papers, holders

## Roles (role-…)

role-office-leader = Office leader
role-county-leader = County leader
role-unit-head = Head of unit
role-liaison = Liaison
role-auditor = Auditor
role-system-administrator = System administrator
role-security-administrator = Security administrator
role-public = Public (not signed in)

## Rights (right-…)

right-open-desk = Open the desk, see the lists of units and leaders
right-read = See documents, ledger, tasks and sent reports
right-read-drafts = See tasks being drafted or awaiting approval
right-read-papers = Read directions, referrals, chase sheets, reports and answers
right-read-unsent = See one’s unit’s unsent reports
right-export = Export the ledger
right-read-trace = See the trace
right-read-proof = See what verifications found
right-prove-log = Have the log verified
right-read-views = See who looked at what
right-change-own-password = Change one’s own password
right-put-document = Put a document in
right-review = Review drafts
right-issue = Issue a document’s tasks
right-supersede = Supersede an issued commitment
right-edit-task = Add and edit tasks
right-import = Import workbooks
right-keep-measures = Keep the catalogue of measures
right-administer = Manage units, people and accounts
right-grant-roles = Give and take roles
right-back-up = Back up
right-propose = Propose a task
right-approve-issue = Approve and issue a task
right-sign-for = Sign for a task
right-request-reassignment = Ask for reassignment
right-decide-reassignment = Decide on reassignment
right-arrange = Arrange the work
right-split = Split a task
right-report = Write and send reports
right-approve-report = Approve one’s unit’s reports
right-judge-report = Accept or return reports
right-excuse = Accept a reason for being behind
right-request-extension = Ask for an extension
right-endorse-extension = Examine an extension first
right-decide-extension = Decide on an extension
right-propose-suspension = Propose suspension, resume
right-decide-suspension = Decide on suspension
right-request-closing = Ask for closing
right-verify = Verify what is to be closed
right-close = Close with a grade
right-reopen = Reopen
right-cancel = Cancel a task
right-archive = Archive
right-chase = Write blue and yellow chase sheets, judge answers
right-chase-red = Write red chase sheets
right-answer-chase = Answer chase sheets
right-refer = Refer to county leaders
right-direct = Give directions
right-follow-direction = Follow directions
right-ask = Ask units for material and figures
right-ask-over-budget = Ask beyond the burden budget
right-adopt-rules = Choose the light rules
right-read-promises = See the livelihood promises

## Scopes (scope-…)

scope-site = Whole site
scope-until-separated = Whole site (while it has no administrators)
scope-led = Tasks the person leads
scope-lead = Tasks led by the person’s unit or units below it
scope-concerned = What concerns the person’s unit or units below it (led, shared, addressed), and what the person wrote

## Stages (stage-…)

stage-draft = Draft
stage-proposed = Proposed
stage-assigned = Assigned
stage-signed-for = Signed for
stage-reassignment-requested = Reassignment requested
stage-in-progress = In progress
stage-extension-requested = Extension requested
stage-suspended = Suspended
stage-closing = To be verified
stage-checking = Being checked
stage-closed = Closed
stage-cancelled = Cancelled
stage-archived = Archived

## Commands (command-…)

command-propose = Propose
command-issue = Approve and issue
command-send-back = Send back to draft
command-sign-for = Sign for
command-request-reassignment = Ask for reassignment
command-reassign = Reassign
command-keep-unit = Refuse reassignment
command-arrange = Arrange the work
command-submit-report = Send a report
command-approve-report = Approve the report
command-send-back-report = Send back to be mended
command-accept-report = Accept the report
command-return-report = Return the report
command-excuse = Accept the reason for being behind
command-request-extension = Ask for an extension
command-propose-extension = Ask the head to ask for an extension
command-approve-extension = Approve the request for an extension
command-send-back-extension = Send the request for an extension back
command-endorse-extension = Put the extension forward
command-grant-extension = Grant the extension
command-decline-extension = Decline the extension at first examination
command-refuse-extension = Refuse the extension
command-propose-suspension = Propose suspension
command-suspend = Suspend
command-refuse-suspension = Refuse suspension
command-resume = Resume
command-request-closing = Ask for closing
command-return-closing = Return to be continued
command-sample = Check on the spot
command-recommend = Recommend closing
command-close = Close
command-reopen = Reopen
command-cancel = Cancel the task
command-archive = Archive

## Conditions (guard-…)

guard-no-reason = A reason is given
guard-incomplete = There is a due date, and a target or a milestone
guard-after-first-report = Nothing has been reported yet
guard-same-unit = Another lead unit is named
guard-milestones = Milestones have names, are in order of date, not after the due date, and weigh at most 100 together
guard-given-milestone = Milestones set by the supervision office stay, on their day or before
guard-report-with-office = No report lies with the supervisors
guard-report-empty = Progress is stated, or that nothing is new
guard-no-report-with-head = A report awaits the head’s approval
guard-no-report-with-office = A report awaits acceptance
guard-due-has-come = The due date has not come (the day itself is too late)
guard-not-later = The new due date is later than the old
guard-not-to-come = The day is still to come
guard-endorsed = Not yet put before the leader
guard-no-extension-with-head = A request for an extension awaits the head’s approval
guard-extension-with-head = The request for an extension has left the unit
guard-not-endorsed = Already put before the leader
guard-suspension-proposed = No suspension has been proposed yet
guard-no-suspension-proposed = A suspension has been proposed
guard-pending = No report and no suspension awaits a decision
guard-no-evidence = Evidence is attached

## Papers (paper-…)

paper-proposal = Proposal
paper-notice = Supervision notice
paper-reassignment-request = Reassignment request
paper-plan = Work plan
paper-report = Progress report
paper-closing-report = Closing report
paper-return = Return slip
paper-check = Check sheet
paper-closing = Closing sheet
paper-reopening = Reopening sheet
paper-extension-request = Extension request
paper-extension-reply = Extension reply
paper-suspension = Suspension sheet
paper-cancellation = Cancellation sheet
paper-ledger = Ledger

## Who holds the ball (holder-…)

holder-unit = Lead unit
holder-unit-head = Head of the unit
holder-supervisor = Supervisor
holder-office-leader = Office leader
holder-nobody = Nobody (ended, or the clock stands)

## Grades (grade-…)

grade-excellent = Excellent
grade-good = Good
grade-passed = Passed
grade-failed = Failed

## Reports, chase sheets, directions

report-state-submitted = Awaiting approval
report-state-approved = Sent
report-state-accepted = Accepted
report-state-returned = Returned
colour-blue = Blue
colour-yellow = Yellow
colour-red = Red
chase-state-open = Awaiting an answer
chase-state-answered = Answered
chase-state-met = Met
chase-state-unmet = Unmet
chase-state-withdrawn = Withdrawn
chase-command-answer = Answer
chase-command-draft = Answer written for the head
chase-command-approve = Approve the answer
chase-command-send-back = Send back to be mended
chase-command-meet = Judge met
chase-command-miss = Judge unmet
chase-command-withdraw = Withdraw
direction-outcome-task = Became a task
direction-outcome-chase = Became a chase sheet
direction-outcome-noted = Noted
due-cause-extended = Extended
due-cause-suspended = Moved by suspension
due-cause-edited = Corrected
due-cause-forward = Brought forward
rhythm-weekly = Weekly
rhythm-fortnightly = Fortnightly
rhythm-monthly = Monthly
rhythm-bimonthly = Every two months
rhythm-quarterly = Quarterly
rhythm-half-yearly = Half-yearly
rhythm-yearly = Yearly

## States, lights, events, subjects

state-draft = Not issued
task-state-draft = Not issued
event-task-moved = Moved a task
event-task-reported = Reported on a task
event-report-filed = Sent a report
event-report-sent-again = Sent a report again
event-report-moved = Decided on a report
event-chase-written = Wrote a chase sheet
event-chase-moved = Acted on a chase sheet
event-referral-made = Referred to a leader
event-referral-settled = Settled a referral
event-direction-given = Gave a direction
event-direction-followed = Followed a direction
subject-report = Report
subject-chase = Chase sheet
subject-referral = Referral
subject-direction = Direction

## Refusals (refused-…)

refused-stage = The task is “{ $stage }”, so “{ $command }” is not possible now. It is possible in: { $stages }; by: { $who }.
refused-not-concerned = “{ $action }” is only for the tasks one leads or one’s unit’s own matters; by those concerned among: { $who }.
refused-roles-exclude = “{ $role }” and “{ $other }” cannot be held by the same person.
refused-role-needs-unit = Choose a unit first for “{ $role }”.
refused-incomplete = Before it is proposed, give the task a due date, and a target or a milestone.
refused-after-first-report = A report has been sent already, so the task can no longer be reassigned on request.
refused-same-unit = Choose another lead unit.
refused-milestones = Milestones need names, stand in order of date, not after the due date ({ $due }), and weigh at most 100 together.
refused-given-milestone = The milestone “{ $name }” (by { $day }) was set by the supervision office. Keep it in the plan; its day may be earlier, not later. Where it has to change, the office does so under “Edit” of the task, with a reason.
refused-report-with-office = The last report still lies with the supervisors. Wait until it is accepted or returned.
refused-report-empty = State the progress, or choose “nothing new”.
refused-report-long = No heading may hold more than { $limit } characters.
refused-report-ahead = A report cannot speak of days after today.
refused-report-milestone = A marked milestone is not in the plan, or its date is after today.
refused-no-report-with-head = No report awaits approval.
refused-no-report-with-office = No report awaits acceptance.
refused-due-has-come = An extension must be asked for before the due date ({ $due }), which has come.
refused-not-later = The new due date must be later than the old one ({ $due }).
refused-not-to-come = Give a day that is still to come.
refused-no-extension-with-head = No request for an extension awaits approval.
refused-extension-with-head = The request for an extension is still with the head of the unit. It can be dealt with once approved.
refused-endorsed = It is before the leader already. Wait for the reply.
refused-not-endorsed = A supervisor must examine it and put it forward first.
refused-suspension-proposed = A suspension has been proposed already. Wait for the reply.
refused-no-suspension-proposed = Nobody has proposed a suspension.
refused-pending = A report or a proposed suspension is still undecided. Finish that before asking for closing.
refused-nobody-decides = Nobody on this site has the role “{ $who }”, so nobody could decide. Give somebody the role first, under Settings → People.
refused-no-evidence = Attach evidence.
refused-chase-state = The chase sheet’s state is “{ $state }”, so this is no longer possible.
refused-answer-not-due = The answer is due on { $due }, which has not passed, so the sheet cannot be judged unmet.
refused-no-answer = Write an answer.
refused-direction-long = A direction cannot be longer than { $limit } characters.
refused-direction-followed = This direction has been followed already.
refused-part-later = A part cannot be due after the whole task ({ $due }).
refused-part-unit = Parts go to the lead unit, units below it and units that take part.
refused-part-person = This person does not work in that unit.
refused-part-weight = The shares of the parts come to more than 100%.
refused-split-part = This is a part already and cannot be split further.
refused-split-meanwhile = Somebody split off new parts after you opened the page. Look at them first.
refused-split-nothing = No row was filled in; nothing was split off.
refused-weight = “{ $text }” is no share. Give a whole number from 0 to 100.
refused-split-stage = The task is “{ $stage }” and can no longer be split.
