### Units and people: brought in as a table; the first sign-in

people-import = From a table
people-import-title = Bring in units and people
people-import-sub = Shown row by row, written after your yes, can be taken back
people-import-hint = A file may hold a table of units, one of people, or both. Units need a column “name”; also known: parent unit, aliases, kind, supervising leader, state. People need “name” and one more; also known: unit, post, account, role, county leader, state. What has no column or an empty cell stays as it is; to clear something, use the page of the person or unit.
people-import-preview = Preview of units and people
people-import-nothing-yet = This is a preview; nothing has been written
people-import-all-same = The table says exactly what is known; there is nothing to write.
people-import-accounts = { $count ->
        [one] { $count } new account
       *[other] { $count } new accounts
    }
people-imported = Written: { $added } added, { $changed } changed
people-codes-once = One-time codes are shown this once
people-codes-hint = Print or copy them and hand each to its person. With user name and code they set a password of their own under “First sign-in”. A code holds for 14 days and once; the program does not keep it.
people-tables = Tables
people-example-get = Example
people-export-xlsx = What is known (xlsx)
people-export-csv = What is known (csv)
people-take-back-hint = New units are put out of use, new people out of post without their accounts, changes are set back. What was changed after the import stands in the way.
people-yes = yes
people-no = no
people-example = Example
people-example-bureau = Example Bureau
people-example-aliases = Bureau of Examples
people-example-town = Example Town
people-example-station = Example Bureau Service Station
people-example-leader = Leader A
people-example-post = Vice Magistrate
people-example-head = Zhang San
people-example-head-post = Director
people-example-liaison = Li Si

first-title = First sign-in
first-link = First sign-in: set a password with your one-time code
first-hint = Your administrator gives you the user name and a one-time code. You set the password yourself; no administrator sees it.
first-code = One-time code
first-submit = Set password and sign in
first-told = Your password is set; sign in with it from now on.

refused-first-code = User name and one-time code do not belong together, or the code is too old or was used. Ask your administrator for a new one.
refused-first-sign-in = This is a one-time code and no password. Use “First sign-in” below and set a password of your own.
refused-no-people-table = No table of units or people was found: it needs a line of headings with “name” of units, or “name” of people and one more.
refused-listed-twice = Rows { $first } and { $row } are both “{ $name }”; leave one row.
refused-leader-not-there = There is no county leader “{ $name }” yet. Add a table of people that marks them as leader to the same file, or import people first; or leave the cell empty and fill it in later.
refused-name-formula = “{ $text }” begins like a formula or holds signs that nobody sees; no name does. Mend it.
refused-unit-not-listed = The list of units does not have “{ $name }”, and this table has no sound row for it. Add or mend that unit first, or write its full name.
refused-unit-circle = “{ $name }” cannot belong to itself or to a unit below it.
refused-person-unclear = More than one person is called “{ $name }”. Give the user name or the unit.
refused-roles-elsewhere = Roles are granted by the security administrator. Leave the column out and have them granted after the import.
refused-changed-since-people = “{ $name }” has been changed since the import, which therefore cannot be taken back.

## Accounts without a role

people-roleless = { $count ->
        [one] { $count } account has no role yet and can do nothing.
       *[other] { $count } accounts have no role yet and can do nothing.
    }
people-roleless-show = Grant roles
people-no-office-leader = Nobody has the role “leader of the office” yet: nobody could decide on issuing, extensions, suspensions and closing. Give somebody the role.
people-roleless-none = Every account in use has a role.
people-all = All people
people-code-again = Hand out a one-time code
people-code-again-hint = For somebody who forgot the password, or whose code was lost or is too old. It replaces any earlier code; the old password works until a new one is set with it.
people-code-for = One-time code of { $name }
people-codes-print = Print, a slip each
people-slip-how = Open this system in a browser, choose “First sign-in” on the sign-in page, give user name and code, and set a password of your own. The code holds for 14 days and works once.
refused-no-account = “{ $name }” has no account in use, so there is no code to hand out.
refused-unit-has-tasks = This unit still has { $count ->
        [one] one open task. Give it
       *[other] { $count } open tasks. Give them
    } to another unit first, or tick the box and save again.
unit-open-tasks = { $count ->
    [one] 1 open task
   *[other] { $count } open tasks
}
unit-anyway = Put it out of use anyway: the tasks stay with it until the supervision office gives them to another unit
