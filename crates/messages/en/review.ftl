### The review desk

review-title = Review
review-sub = { $decided } of { $total } decided
review-text = Text
review-drafts = Drafts
review-state-undecided = Undecided
review-state-accepted = Accepted
review-state-rejected = Rejected
review-state-merged = Merged
review-state-issued = Issued
review-state-superseded = Superseded
review-strength-hard = Hard
review-strength-soft = Soft
review-accept = Accept
review-reject = Reject
review-edit = Edit
review-merge = Merge with next
review-split = Split
review-split-here = Split here
review-undo = Undo
review-mark-add = Mark as a task
review-save = Save the draft
review-ask = Please choose
review-ask-unit = Which unit is meant by “{ $name }”?
review-ask-leader = Which official is meant by “{ $name }”?
review-ask-left = { $count ->
        [one] { $count } name still to be settled
       *[other] { $count } names still to be settled
    }
review-ask-choose = Choose from all units
review-sure = Certainty { $percent }
review-help-title = Keyboard
review-key-next = Next
review-key-previous = Previous
review-key-accept = Accept
review-key-reject = Reject
review-key-edit = Edit
review-key-why = Open or close the grounds of the chosen one
review-key-merge = Merge with the next
review-key-split = Split at the cursor or at the chosen sentence
review-key-undo = Undo the last step
review-key-help = Open or close this table
review-issue-title = Issue this document
review-issue-undecided = { $count ->
        [one] { $count } is still undecided
       *[other] { $count } are still undecided
    }
review-issue-warning = After issue a commitment cannot be edited, only superseded with a reason.
review-issued = { $count ->
        [one] { $count } task was issued: { $first }.
       *[other] { $count } tasks were issued, { $first } to { $last }.
    }
review-empty-title = Nothing checkable was found
review-empty-hint = Select a passage on the left and mark it as a task.
review-progress = Review progress
review-to-issue = Issue…
review-back = Back to the desk
review-accept-clear = { $count ->
        [one] Accept { $count } clear one
       *[other] Accept { $count } clear ones
    }
review-accept-clear-hint = Accepts those with a known lead unit and no name to settle; can be undone
review-go-there = Go there
review-reopen = Back to undecided
review-see-issued = See in the document
review-key-mark = Mark the selected text as a task
review-ask-drop = Drop it
review-ask-not-on-list = That name is not on the list; please choose one that is.
review-unknown-unit = “{ $name }” is not on the list of units. Which one is it?
review-unknown-leader = “{ $name }” is not on the list of leaders. Who is it?
review-targets-form = such as: starts ≥ 80%
review-milestones-form = one a line, such as: 2026-08-25 staff chosen
review-to-fill = to be filled in
review-due-text = As worded
review-why-short = Why
review-why-of = Why passage { $number } is marked
review-changed-meanwhile = This one has just been changed; it is now “{ $state }”. What you typed is still here; please check, then decide.
review-draft-number = Draft { $number }
review-issue-count = { $count ->
        [one] { $count } task will be made
       *[other] { $count } tasks will be made
    }
review-issue-numbers = numbers { $first } to { $last }
review-issue-blocked = Not ready to be issued
review-issue-first-mend = Settle those above first, or reject them.
review-issue-later = What is undecided stays on the desk and can be issued later.
review-issue-now = { $count ->
        [one] Issue { $count } task
       *[other] Issue { $count } tasks
    }
review-issue-none-title = Nothing to issue yet
review-issue-none-hint = Accept drafts on the review desk first.
review-ask-choose-leader = Choose from the leaders

## Acts of review

review-act = Review
review-act-accept = accepted
review-act-reject = rejected
review-act-reopen = reopened
review-act-edit = edited
review-act-merge = merged
review-act-split = split
review-act-undo = undone
