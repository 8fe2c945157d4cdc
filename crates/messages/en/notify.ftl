### What leaves the house: mail, robots of chat groups, calendar feeds

## One message

notify-subject = { $count ->
        [one] [Luoshi { $site }] { $count } item waits for you
       *[other] [Luoshi { $site }] { $count } items wait for you
    }
notify-subject-urgent = [Luoshi { $site }] { $count ->
    [one] { $count } urgent item waits for you
   *[other] { $count } urgent items wait for you
}
notify-subject-one = [Luoshi { $site }] { $line }
notify-opening = { $count ->
    [one] This item waits for you in the system:
   *[other] These { $count } items wait for you in the system:
}
notify-more = { $count } more in the system.
notify-footer = Sent by Luoshi ({ $site }). Please do not answer this message.
notify-see-page = see the system

## A line for each matter

notify-line = { $task }: { $words }
notify-assigned = assigned, due { $due }; please sign for it
notify-assigned-undated = assigned; please sign for it
notify-unsigned = assigned { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago and not signed for
notify-reassignment-requested = { $unit } asks for reassignment
notify-report-due = a report is due by { $day }
notify-report-missing = the report is { $days ->
    [one] { $days } day
   *[other] { $days } days
} late
notify-report-to-approve = a report waits for your approval
notify-report-to-review = { $unit } has reported; please review
notify-report-returned = the report was returned ({ $words })
notify-due-soon = due { $due }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} left
notify-overdue = was due { $due }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} overdue
notify-chased-blue = blue chase sheet; answer by { $day }
notify-chased-yellow = yellow chase sheet; answer by { $day }
notify-chased-red = red chase sheet; answer by { $day }
notify-chase-answered = { $unit } has answered the chase sheet
notify-asked = { $unit } asks for a report, due { $due }
notify-ask-proposed = the request of { $unit } goes beyond a budget; please decide
notify-ask-approved = the request was approved
notify-ask-declined = the request was not approved ({ $words })
notify-ask-withdrawn = the request was withdrawn; nothing more is to be reported ({ $words })
notify-answer-due = { $days ->
    [0] an answer is due today ({ $due })
    [one] an answer is due on { $due }, { $days } day left
   *[other] an answer is due on { $due }, { $days } days left
}
notify-answer-missing = the answer is { $days ->
    [one] { $days } day
   *[other] { $days } days
} late
notify-all-answered = { $count ->
    [one] the one unit asked has answered for { $due }
   *[other] all { $count } units have answered for { $due }
}
notify-answers-missing = { $missing } of { $asked } answers for { $due } are missing: { $units }
notify-extension-requested = { $unit } asks for an extension to { $until }
notify-extension-granted = extended to { $until }
notify-extension-refused = the extension was refused ({ $words })
notify-suspension-review = suspended, to be reviewed on { $day }
notify-closing-requested = { $unit } asks to close it; please check
notify-closing-returned = closing was returned, please continue ({ $words })
notify-closed = closed
notify-reopened = reopened ({ $words })
notify-cancelled = cancelled ({ $words })
notify-directed = direction of a leader ({ $words })
notify-takes-part = assigned; your unit takes part, due { $due }
notify-takes-part-undated = assigned; your unit takes part
notify-arranged = given to you, due { $due }
notify-arranged-undated = given to you
notify-taken-away = now led by { $unit }
notify-unit-kept = not reassigned, please go on ({ $words })
notify-issue-proposed = drafted; waits for your approval
notify-issue-sent-back = the draft was sent back ({ $words })
notify-excused = the reason for being behind is accepted until { $until }
notify-due-moved = the due date is now { $due }
notify-due-moved-undated = no longer has a due date
notify-milestones-moved = the milestones set by the supervision office are now: { $milestones }
notify-milestones-moved-none = the milestones set by the supervision office were taken away
notify-chase-unanswered = the chase sheet was to be answered by { $day } and is not
notify-chase-met = the chase sheet was found met
notify-chase-unmet = the chase sheet was found unmet ({ $words })
notify-chase-withdrawn = the chase sheet was taken back ({ $words })
notify-suspension-proposed = suspension is proposed; please decide ({ $words })
notify-suspended = suspended, to be reviewed on { $day }
notify-suspension-refused = not suspended ({ $words })
notify-resumed = taken up again ({ $words })
notify-closing-recommended = { $unit } asks to close it, checked; please decide
notify-referred = { $unit } asks you to decide
notify-referral-answered = the leader has decided
notify-referral-withdrawn = the referral was taken back ({ $words })
notify-direction-followed = the direction { $outcome ->
    [task] became a task
    [chase] became a chase sheet
   *[noted] was noted
}

## Lights that turned

notify-light-red = ■ behind
notify-light-amber = ▲ at risk
notify-light-green = ● on track
notify-turned = from { $from } to { $to }: { $why }
notify-turned-mend = from { $from } to { $to }: { $why }. To turn it green: { $mend }
notify-turned-and = {"; also: "}
notify-turned-many = { $count ->
        [one] the light of { $count } task turned: { $parts }
       *[other] the lights of { $count } tasks turned: { $parts }
    }
notify-turned-besides = { $news }; besides, { $earlier }
notify-lit-many = { $count ->
        [one] the light of { $count } task has long been what it is: { $parts }
       *[other] the lights of { $count } tasks have long been what they are: { $parts }
    }
notify-lit-red = ■ { $count } behind
notify-lit-amber = ▲ { $count } at risk
notify-lit-green = ● { $count } on track
notify-turned-red = ■ { $count } red
notify-turned-amber = ▲ { $count } amber
notify-turned-green = ● { $count } green

## Calendar feed

notify-feed-due = { $task } is due
notify-feed-report = { $task } report due
notify-feed-answer = { $task } answer to the chase sheet due
notify-feed-request = { $task }: answer due
notify-feed-milestone = { $task } milestone: { $name }
notify-feed-done = { $words } (done)
notify-feed-units = Lead unit: { $lead }

## Why a message could not be sent

notify-error-address = This address cannot be used: { $detail }
notify-error-setting = A setting is wrong: { $detail }
notify-error-forbidden = { $detail } is not among the addresses that messages may go to; please ask the system administrator
notify-error-unreachable = { $detail } cannot be reached
notify-error-timeout = { $detail } did not answer in time
notify-error-refused = { $detail } refused: { $code } { $words }
notify-error-unreadable = { $detail } gave an answer that cannot be read

## Trial

notify-trial = This is a trial; that it came says that messages go out
notify-trial-opening = A trial:
notify-figure-corrected = the figure for { $period } was corrected from { $before } to { $after }: { $words }
notify-answer-to-approve = the answer to a chase sheet awaits your approval
notify-answer-sent-back = the answer to a chase sheet was sent back to be mended: { $words }
notify-extension-to-approve = a request for an extension until { $until } awaits your approval
notify-extension-sent-back = the request for an extension was sent back within the unit: { $words }
