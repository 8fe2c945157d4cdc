### Sign-in and accounts

sign-in-title = Sign in
sign-in-name = User name
sign-in-password = Password
sign-in-submit = Sign in
sign-in-failed = The user name or the password is wrong.
sign-in-locked = Too many failures. Try again in { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
sign-in-expired = Your session has ended; please sign in again.
sign-out = Sign out
signed-out = You are signed out.
account-menu = Account
account-title = My account
account-name = User name
account-person = Name
account-role = Role
role-supervisor = Supervisor
role-reader = Reader
password-change = Change password
password-current = Current password
password-new = New password
password-repeat = Repeat it
password-hint = At least { $length } characters; no unit names, no birthdays
password-too-short = A password needs at least { $length } characters.
password-too-common = This password is too common; choose another.
password-differs = The two entries differ.
password-wrong = The current password is wrong.
password-changed = The password was changed; sessions elsewhere have ended.
account-name-hint = 2 to 40 letters or digits, typed at sign-in
password-rule = At least 8 characters, at least three of small letters, capitals, digits and signs; without the user name
