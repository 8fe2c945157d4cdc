### What leaves the house: mail, robots of chat groups, calendar feeds

## One message

notify-subject = [Luoshi { $site }] { $count } items wait for you
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

notify-assigned = { $task }: assigned, due { $due }; please sign for it
notify-assigned-undated = { $task }: assigned; please sign for it
notify-unsigned = { $task }: assigned { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago and not signed for
notify-reassignment-requested = { $task }: { $unit } asks for reassignment
notify-report-due = { $task }: a report is due by { $day }
notify-report-missing = { $task }: the report is { $days ->
    [one] { $days } day
   *[other] { $days } days
} late
notify-report-to-approve = { $task }: a report waits for your approval
notify-report-to-review = { $task }: { $unit } has reported; please review
notify-report-returned = { $task }: the report was returned ({ $words })
notify-due-soon = { $task }: due { $due }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} left
notify-overdue = { $task }: was due { $due }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} overdue
notify-turned-amber = { $task }: now at risk (amber)
notify-turned-red = { $task }: now behind (red)
notify-chased-blue = { $task }: blue chase sheet; answer by { $day }
notify-chased-yellow = { $task }: yellow chase sheet; answer by { $day }
notify-chased-red = { $task }: red chase sheet; answer by { $day }
notify-chase-answered = { $task }: { $unit } has answered the chase sheet
notify-extension-requested = { $task }: { $unit } asks for an extension to { $until }
notify-extension-granted = { $task }: extended to { $until }
notify-extension-refused = { $task }: the extension was refused ({ $words })
notify-suspension-review = { $task }: suspended, to be reviewed on { $day }
notify-closing-requested = { $task }: { $unit } asks to close it; please check
notify-closing-returned = { $task }: closing was returned, please continue ({ $words })
notify-closed = { $task }: closed
notify-reopened = { $task }: reopened ({ $words })
notify-cancelled = { $task }: cancelled ({ $words })
notify-directed = { $task }: direction of a leader ({ $words })

## Calendar feed

notify-feed-due = { $task } is due
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
