### Command line

cli-about = Luoshi: what was said becomes tasks, and shows whether it was done
cli-serve = Start the server, to be opened in a browser
cli-init = Make the site and its first account (the password is read from standard input)
cli-verify = Check that the log is whole and the ledger agrees with it
cli-backup = Back everything up into one file; the server may go on serving
cli-restore = Restore a backup
cli-demo = Load the demo county, or generate a large site for measuring

cli-arg-data = Data directory
cli-arg-database = Address of a PostgreSQL database; originals stay in the data directory
cli-arg-listen = Address and port to listen on
cli-arg-demo = Load the demo county when the data directory is empty
cli-arg-chase-by-rule = Every day, send the blue and yellow chase sheets that the rules call for; red ones are only proposed
cli-arg-site = Name of the site, such as Yunxi County
cli-arg-area-code = Six-digit area code
cli-arg-name = Name of the first account's holder
cli-arg-username = User name of the first account
cli-arg-file = Backup file
cli-arg-force = A file or data that are there may be overwritten
cli-arg-tasks = Generate so many tasks
cli-arg-today = Take this day for today
cli-arg-calendar = A file with a new year's public holidays, or a folder of such files

cli-error = Failed: { $value }
cli-not-empty = { $value } already holds data and was not touched; add --force to overwrite.
cli-bad-backup = This is no backup of Luoshi, or it is damaged or not whole. Check the file and try another backup; the data were not touched.
cli-no-data = There are no data in { $value }. Please check where --data points.
cli-in-use = A server is at work on { $value }. Please stop it first.
cli-newer = The data were written by a newer version (tables of version { $value }); please upgrade the program.
cli-password = Password:
cli-init-done = Done. Start with luoshi serve and sign in.
cli-serving = Serving on { $url }
cli-set-up-first = First start: open { $url } to make the first account. Set-up code: { $code }
cli-demo-loading = Loading the demo county …
cli-demo-account = Demo account  { $user } / { $password } ({ $role })
cli-demo-progress = { $count ->
        [one] { $count } task generated
       *[other] { $count } tasks generated
    }
cli-demo-done = Done.
cli-backup-done = Backed up to { $file }: { $events } events, { $blobs } originals.
cli-restore-done = Restored: { $events } events, { $blobs } originals.
cli-verify-holds = { $site }: agrees. { $events } events, { $rows } rows compared, last hash { $head }
cli-verify-differs = { $site }: differs. { $difference }
cli-differs-chain = Event { $seq } was changed, or does not chain to the one before.
cli-differs-event = Event { $seq } says what cannot have happened.
cli-differs-head = The stored head is event { $stored }, the last event is { $last }.
cli-differs-row = In table { $table }, { $key }, column { $column }: "{ $stored }" stands there, the log makes "{ $expected }".
cli-differs-missing = Table { $table } lacks { $key }.
cli-differs-extra = Table { $table } holds { $key }, which no event made.

cli-notify-test = Try the configuration of messages, and send one as asked
cli-arg-notify = File (TOML) that says how messages leave the house; without it none does
cli-arg-to = Send a trial to this mail address
cli-arg-groups = Send a trial to every chat group of the file
cli-notify-refused = { $file }{ $place }: { $what }. Mend it and try again; the README has an example.
cli-notify-place = {" "}line { $line } { $field }
cli-notify-nothing = No file is named, or it has neither mail nor chat robots. Name one with --notify; the README tells how.
cli-notify-sound = The file can be used. Add --to ADDRESS to try mail, --groups to try the chat groups.
cli-notify-sent = Sent: { $to }{ $why }
cli-notify-not-sent = Not sent: { $to }. { $why }
cli-notify-failed = Some messages were not sent; the reasons stand above.

## Arguments and the system

cli-usage = Usage:
cli-options = Options
cli-commands = Commands
cli-command = COMMAND
cli-arguments = Arguments
cli-arg-help = Print help
cli-arg-version = Print version
cli-arg-lang = Language of the command line: zh-CN or en; that of the system when left out
cli-told = { $words } ({ $facts })
cli-usual = { $value } when left out
cli-choices = one of { $value }
cli-variable = or in the environment as { $value }
cli-see-help = Try luoshi --help for all commands, luoshi COMMAND --help for the arguments of one.
cli-meant = {" "}Did you mean { $value }?
cli-choose = {" "}Choose from { $value }.
cli-unknown-argument = There is no argument “{ $name }”.
cli-unknown-command = There is no command “{ $value }”.
cli-bad-value = “{ $value }” cannot be used for “{ $name }”.
cli-value-missing = A value is missing behind “{ $name }”.
cli-argument-missing = Required arguments are missing: { $name }.
cli-command-missing = Say what to do.
cli-argument-conflict = “{ $name }” stands twice, or does not go with another argument.
cli-not-utf8 = An argument is not text in UTF-8.
cli-values-number = Too many or too few values for “{ $name }”.
cli-database = The database did not do it. Check the address and account of --database, and whether the database runs. ({ $value })
cli-backup-newer = The backup was written by a newer version (format { $value }); upgrade the program, then restore. The data were not touched.
cli-backup-chain = The log in the backup breaks at event { $value }: it is not whole or was changed. Use another backup; the data were not touched.
cli-backup-changed = { $value } in the backup was changed. Use another backup; the data were not touched.
cli-address-in-use = { $place } is taken by another program. Stop it, or choose another port with --listen.
cli-address-not-here = This machine has no address { $place }. Give one it has with --listen, such as 127.0.0.1:8080.
cli-file-not-found = { $place } cannot be found. Check the path.
cli-not-permitted = There is no permission to use { $place }. Choose another place, or another account of the system.
cli-disk-full = The disk of { $place } is full. Make room and try again.
cli-read-only = The disk of { $place } can only be read. Choose another place.
cli-wrong-place = { $place } cannot be used here: it is a directory where a file belongs or the other way round, or the name is taken. Check the path.
cli-system = { $place }: the system did not do it (code { $code }).
