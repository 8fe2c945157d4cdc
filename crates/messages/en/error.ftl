### Errors and refusals

error-title = Something went wrong
error-not-found-title = No such page
error-not-found-hint = The address may be mistyped, or the thing was taken back.
error-forbidden-title = You may not do this
error-forbidden-hint = Ask the site’s administrator if you need it.
error-conflict-title = Somebody was faster
error-conflict-hint = Reload the page and look at it again before you act.
error-invalid-title = Something has to be mended
error-csrf-title = This page is out of date
error-csrf-hint = Reload it and repeat the last action; nothing was saved.
error-server-title = The server failed
error-server-hint = Nothing was saved. Give the reference { $reference } to the administrator.
error-too-large-title = The file is too large
error-too-large-hint = It may have at most { $size } MB.
error-summary = { $count ->
        [one] { $count } thing needs mending
       *[other] { $count } things need mending
    }
error-field-required = { $field } is required.
error-field-too-long = { $field } may have at most { $length } characters.
error-field-date = Write the date like 2026-06-30.
error-field-number = This must be a number.
error-home = Back to the desk
refused-role = Your role may not do this.

## Refusals (refused-…)

refused-ambiguous = “{ $name }” may mean more than one; say which first.
refused-unknown-unit = “{ $name }” is not on the list of units; choose the lead unit first.
refused-no-lead = Without a lead unit it cannot be issued.
refused-no-title = Say what the task is.
refused-title-long = A task may have at most 500 characters.
refused-no-text = Write the wording that holds now.
refused-no-reason = Give a reason.
refused-merge = Only two commitments of one document can be merged.
refused-split = It cannot be split here: both parts need words.
refused-not-in-review = This one is not in review any more ({ $state }).
refused-not-accepted = It was not accepted, so it cannot be issued.
refused-not-issued = It was not issued yet; simply edit it.
refused-number = “{ $text }” is no task number; write it like 2026-0014.
refused-target = The target “{ $text }” cannot be read; write it like “start rate ≥ 80%”.
refused-progress = Progress lies between 0 and 100.

## Forms

error-unreadable-title = The form could not be read
error-unreadable-hint = Go back and fill it in again; nothing was saved.
