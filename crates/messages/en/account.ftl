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

contact-title = How I am told
contact-off = This site sends no mail; messages stand on the page “Messages”. The address may be entered already.
contact-mail = Mail address
contact-mail-hint = Without one no mail is sent; messages still stand on the page “Messages”
contact-lang = Language of mail
contact-quiet-from = Not to be disturbed from
contact-quiet-until = Until
contact-quiet-hint = Empty: the hours of the site. Only red chase sheets come at any time; leaders’ directions wait until the hours are over.
calendar-title = My calendar feed
calendar-hint = Add the address to the calendar of a phone or a computer, and the dates that you or your unit must keep appear there. Whoever knows the address can read it without signing in; keep it to yourself.
calendar-made = made { $when }
calendar-address = Address of the feed
calendar-once = The address is shown this once; copy it now. If it gets lost, make a new one.
calendar-make = Make an address
calendar-renew = Make a new address
calendar-close = Close it
calendar-closed = The feed is closed; its address no longer works.
refused-mail = “{ $mail }” cannot be a mail address; it should look like li@anhe.gov.example.
refused-quiet-hours = Quiet hours need two different times of the day, such as 19:00 and 08:00.
