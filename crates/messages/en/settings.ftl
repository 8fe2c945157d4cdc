### Settings

settings-title = Settings
settings-units = Units
settings-people = People
settings-accounts = Accounts
settings-site = Site
units-title = Units
units-sub = { $count ->
        [one] { $count } unit
       *[other] { $count } units
    }
unit-new = New unit
unit-name = Official name
unit-aliases = Aliases
unit-aliases-hint = One a line; by them a speech’s names are matched
unit-kind = Kind
unit-kind-department = Department
unit-kind-town = Town
unit-kind-park = Park
unit-kind-enterprise = Enterprise
unit-kind-office = Office
unit-leader = Supervising official
unit-parent = Parent unit
unit-active = In use
unit-inactive = No longer in use
units-empty-title = No units yet
units-empty-hint = Make the list of units first: names in a speech are matched to it.
people-title = People
person-new = New person
person-name = Name
person-position = Position
person-unit = Unit
person-aliases = Other names
person-is-leader = County official
accounts-title = Accounts
account-new = New account
account-disable = Disable the account
account-enable = Enable the account
account-disabled = Disabled
account-unlock = Unlock
account-reset-password = Reset the password
account-last-sign-in = Last sign-in
unit-active-hint = A unit no longer in use is not matched or offered any more; its tasks stay as they are
people-sub = { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
person-active = In post
person-inactive = Left
person-leader-hint = County official who may lead tasks
account-none-hint = Leave this empty for people who do not sign in
password-keep-hint = Leave it empty to keep it; a new one ends this account’s sessions everywhere
