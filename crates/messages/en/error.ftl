### Errors and refusals

error-title = Something went wrong
error-not-found-title = No such page
error-not-found-hint = The address may be mistyped, or the thing was taken back.
error-forbidden-title = You may not do this
error-forbidden-hint = Ask the site’s administrator if you need it.
error-conflict-title = It has just changed
error-conflict-hint = Reload the page and look at it again before you act.
error-invalid-title = Something has to be mended
error-csrf-title = This page is out of date
error-csrf-hint = Reload it and repeat the last action; nothing was saved.
error-server-title = The server failed
error-server-hint = Nothing was saved. Give the reference { $reference } to the administrator.
error-busy-title = Other files are being taken in
error-busy-hint = Too many files are coming in at once, and this one was not taken. Please send it again in a minute or two.
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
refused-own-roles = Nobody grants roles to themselves: another security administrator has to do it.
refused-role = Your role may not do this: { $action }. It is done by: { $who }.

## Refusals (refused-…)

refused-ambiguous = “{ $name }” may mean more than one; say which first.
refused-unknown-unit = “{ $name }” is not on the list of units; choose the lead unit first.
refused-no-lead = Without a lead unit it cannot be issued.
refused-no-title = Say what the task is.
refused-title-long = A task may have at most 500 characters.
refused-milestone-line = The milestone “{ $text }” cannot be read. Write year-month-day, then what is reached, such as 2026-08-25 staff chosen.
refused-milestone-name = The milestone of { $day } does not say what is reached.
refused-milestone-twice = The milestone “{ $name }” stands twice. Word them differently, so that reports can tell them apart.
refused-milestone-late = The milestone “{ $name }” ({ $day }) is later than the due date ({ $due }). Change one of the two.
refused-milestone-past = The milestone “{ $name }” ({ $day }) has passed. Change its day or take it out.
refused-milestone-long = The milestone “{ $name }” is too long: at most { $most } characters.
refused-milestones-many = A task may have at most { $most } milestones of the office.
refused-no-document-text = Paste the text of the document.
refused-no-text = Write the wording that holds now.
refused-no-reason = Give a reason.
refused-merge = Only two commitments of one document can be merged.
refused-split = It cannot be split here: both parts need words.
refused-not-in-review = This one is not in review any more ({ $state }).
refused-not-accepted = It was not accepted, so it cannot be issued.
refused-not-issued = It was not issued yet; simply edit it.
refused-number = “{ $text }” is no task number; write it like 2026-0014.
refused-target = The target “{ $text }” cannot be read; write it like “start rate ≥ 80%”.
refused-progress = Progress is a whole number from 0 to 100, without decimals.
refused-cadence = The cadence “{ $text }” is not known. Write { $known }; for no fixed period write “regularly”.

## Forms

error-unreadable-title = The form could not be read
error-unreadable-hint = Go back and fill it in again; nothing was saved.

## Refusals: site, units, people, sign-in

refused-sign-in = The user name or the password is wrong.
refused-locked = Too many wrong passwords. Try again in { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
refused-old-password = The current password is wrong.
refused-password-short = A password needs at least { $min } characters.
refused-password-long = The password is too long.
refused-password-simple = The password is too simple: use at least three of small letters, capitals, digits and signs.
refused-password-name = The password must not contain the user name.
refused-no-password = Give this account a password.
refused-username = A user name has 2 to 40 letters or digits; dots, dashes and underscores may be in it.
refused-username-taken = The user name “{ $name }” is taken.
refused-role-missing = Choose the account’s role.
refused-last-supervisor = The site must keep at least one active supervisor.
refused-set-up = The site has been set up already.
refused-site-name = The site’s name has 1 to 40 characters.
refused-area-code = An area code has six digits.
refused-no-name = A person’s name has 1 to 40 characters.
refused-unit-name = A unit’s name has 1 to 60 characters.
refused-unit-exists = There is a unit called “{ $name }” already.
refused-changed-meanwhile = It was changed in the meantime; nothing was saved. Look at it again before you change it.

## Refusals: documents and review

problem-changed-by = { $words } The last change: { $who }, { $when }, { $what }.
refused-text-long = The text is too long: at most { $limit } characters.
refused-document-title = Give it a title of at most 200 characters.
refused-date = “{ $text }” is no date; write it like 2026-06-30.
refused-no-date = Please give a date, like 2026-06-30.
refused-date-range = “{ $text }” is out of range; dates lie between { $from } and { $to }.
refused-mark = This passage cannot be a task: choose a whole sentence.
refused-mark-taken = This passage is marked as a task already.
refused-merge-last = There is no draft after this one to merge with.
refused-nothing-to-undo = There is nothing to undo.
refused-issued-already = { $who } has already issued { $count ->
        [one] the one task
       *[other] the { $count } tasks
    } of this document and nothing else is accepted, so yours was not done.
refused-nothing-accepted = Nothing has been accepted yet, so there is nothing to issue.

## Refusals: tasks and tables

refused-one-lead = A task has one lead unit; name the others as responsible units.
refused-unknown-leader = The list of leaders has no “{ $name }”.
refused-too-many-sub-tasks = There are too many sub-tasks to add another.
refused-docx-long = There are { $rows } tasks; a document holds at most { $limit }. Narrow the list, or export a workbook.
refused-no-task-table = No table of tasks was found: it needs a heading row with at least a column of tasks.
refused-too-many-rows = Too many rows: at most { $limit } at a time.
refused-row-twice = This is the same task as in row { $row }; leave one row.
refused-number-unknown = The ledger has no number { $number }.
refused-word = “{ $text }” is not known.
refused-wrong-rows = { $count ->
        [one] { $count } row is wrong
       *[other] { $count } rows are wrong
    }; nothing was written.
refused-nothing-to-import = Nothing is new and nothing differs, so there is nothing to write.
refused-taken-back = This import has been taken back already.
refused-changed-since-import = Task { $number } was changed after the import, so it cannot be taken back.
