### Chase sheets: list, page, form, paper

nav-chases = Chase sheets
chase-title = Chase sheets
chase-sub = { $count ->
        [one] { $count } sheet
       *[other] { $count } sheets
    }
chase-empty-title = No chase sheet fits
chase-empty-hint = When a task warns or is behind, write a sheet on its page.
chase-proposals = Called for by the rules
chase-proposals-hint = Red sheets are signed by a leader of the office; these are due.
chase-propose = Write a { $colour } sheet
chase-write = Write a chase sheet
chase-write-about = Write a chase sheet about this task
chase-send = Send
chase-colour = Colour
chase-state = State
chase-unit = Unit
chase-task = Task
chase-reason = Reason and demand
chase-reason-begin = { $why } Please say why, and how you will catch up.
chase-reason-direction = { $name } directs: { $text }
chase-on = Written
chase-answer-due = Answer by
chase-late = { $days ->
        [one] { $days } day late
       *[other] { $days } days late
    }
chase-by-rule = By rule
chase-issued-by = Signed by
chase-follows = Follows
chase-followed-by = Followed by
chase-answer = Answer of the unit
chase-answer-words = Answer
chase-answer-none = No answer yet
chase-verdict = Judgement
chase-source = Source
chase-next = Escalate to { $colour }
chase-next-hint = Not met, or not answered in time: a harder sheet should follow.
chase-pending = Sheets about this task that are still waited on
chase-paper = Download the sheet (docx)
chase-print = Print with the browser
chase-history = What happened
chase-remark = Remark (may be empty)
chase-why = Reason
chase-told-written = { $number } has been sent.
chase-told-moved = { $number } has been dealt with.
chase-of-task = Chase sheets
chase-to-answer = Chase sheets to answer
chase-older = Older
chase-rule-reason = { $why } Please say why, and how you will catch up.
chase-rule-follows = { $number } was not met. { $why } Please say why, and how you will catch up.
chase-rule-unanswered = { $number } was not answered in time.

## On paper

chase-paper-title = Chase sheet of { $site }
chase-paper-source = Source
chase-paper-no-source = Entered by the office
chase-paper-matter = Task
chase-paper-demand = Demand
chase-paper-unit = Unit
chase-paper-due = Time limit
chase-paper-answer-by = Answer in writing by { $day }
chase-paper-issued = Signed by
chase-paper-signed = Signed for on
chase-paper-answer = Answer
chase-paper-issuer = Supervision office of { $site }
chase-paper-day = { $year }-{ $month }-{ $day }

## Refusals

refused-colour = Choose the colour of the sheet.
refused-command = There is no such step.
refused-chase-not-open = The task is not being worked on, so no sheet can be written about it.
chase-sent-by-rule = Blue and yellow sheets are sent by rule when their day comes; red ones are signed by a leader of the office
chase-sent-by-hand = All sheets of this site are sent by hand; those that are due are proposed below
chase-with-head = The answer waits for the head of the unit
chase-sent-back = The answer was sent back to be mended
chase-to-head = The answer goes to the head of the unit first and leaves once approved.
chase-to-approve = Answers to chase sheets to approve
refused-no-answer-with-head = No answer waits for approval.
