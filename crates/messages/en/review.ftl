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
review-origin-reader = Found by the reader
review-origin-reviewer = Marked by hand
review-accept = Accept
review-reject = Reject
review-edit = Edit
review-merge = Merge with next
review-split = Split
review-split-here = Split here
review-split-choose = Where should it be split?
review-undo = Undo
review-accept-rest = Accept all the rest
review-mark-add = Mark as a task
review-save = Save the draft
review-saved = Draft saved
review-ask = Please choose
review-ask-unit = Which unit is meant by “{ $name }”?
review-ask-leader = Which official is meant by “{ $name }”?
review-ask-left = { $count ->
        [one] { $count } name still to be settled
       *[other] { $count } names still to be settled
    }
review-ask-not-listed = None of these
review-ask-choose = Choose from all units
review-why = Why it was found
review-sure = Certainty { $percent }
review-inherited = Taken from the text before
review-missing = No { $field }
review-help-title = Keyboard
review-key-next = Next
review-key-previous = Previous
review-key-accept = Accept
review-key-reject = Reject
review-key-edit = Edit
review-key-merge = Merge with the next
review-key-split = Split at the cursor or at the chosen sentence
review-key-undo = Undo the last step
review-key-help = Open or close this table
review-issue = Issue
review-issue-title = Issue this document
review-issue-summary = { $accepted } tasks will be made, { $rejected } dropped
review-issue-undecided = { $count ->
        [one] { $count } is still undecided
       *[other] { $count } are still undecided
    }
review-issue-warning = After issue a commitment cannot be edited, only superseded with a reason.
review-issue-confirm = Issue now
review-issued = { $count ->
        [one] { $count } task was issued: { $first }.
       *[other] { $count } tasks were issued, { $first } to { $last }.
    }
review-empty-title = Nothing checkable was found
review-empty-hint = Select a passage on the left and mark it as a task.
review-other-person = { $person } has just changed this one
review-progress = Review progress
