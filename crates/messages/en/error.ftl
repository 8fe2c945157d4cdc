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
